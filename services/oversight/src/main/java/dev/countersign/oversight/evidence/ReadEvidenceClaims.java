package dev.countersign.oversight.evidence;

import dev.countersign.domain.fact.EvidenceFact.EvidenceDamaged;
import dev.countersign.domain.fact.EvidenceFact.EvidenceErased;
import dev.countersign.domain.fact.EvidenceFact.EvidenceHoldPlaced;
import dev.countersign.domain.fact.EvidenceFact.EvidenceHoldReleased;
import dev.countersign.domain.fact.EvidenceFact.EvidenceRedactionStated;
import dev.countersign.domain.fact.EvidenceFact.EvidenceResultsRead;
import dev.countersign.domain.fact.EvidenceFact.EvidenceRetentionSet;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSupersessionClaimed;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is on record about pieces of evidence beside their bytes, one query for many of them. */
@UseCase
public class ReadEvidenceClaims {
  private final Facts facts;
  private final Standpoint standpoint;

  ReadEvidenceClaims(Facts facts, Standpoint standpoint) {
    this.facts = facts;
    this.standpoint = standpoint;
  }

  public Map<String, EvidenceResultsRead> results(Collection<String> ids) {
    return first(EvidenceResultsRead.class, ids);
  }

  /** By the evidence that is said to be superseded. */
  public Map<String, List<Event<EvidenceSupersessionClaimed>>> supersessions(
      Collection<String> ids) {
    return facts.of(EvidenceSupersessionClaimed.class, ids).stream()
        .collect(Collectors.groupingBy(event -> event.header().id()));
  }

  public Map<String, EvidenceRedactionStated> redactions(Collection<String> ids) {
    return first(EvidenceRedactionStated.class, ids);
  }

  /** By the evidence whose bytes are no longer what was sealed. */
  public Map<String, List<EvidenceDamaged>> damages(Collection<String> ids) {
    return facts.of(EvidenceDamaged.class, ids).stream()
        .collect(
            Collectors.groupingBy(
                event -> event.header().id(),
                Collectors.mapping(Event::fact, Collectors.toList())));
  }

  /** Until when evidence is kept at least. */
  public Map<String, Instant> retentions(Collection<String> ids) {
    return facts.of(EvidenceRetentionSet.class, ids).stream()
        .collect(
            Collectors.toMap(
                event -> event.header().id(),
                event -> event.fact().until(),
                (one, other) -> one.isAfter(other) ? one : other));
  }

  /** Holds that are not released. */
  public Map<String, List<Event<EvidenceHoldPlaced>>> holds(Collection<String> ids) {
    var released = facts.of(EvidenceHoldReleased.class, ids);
    return KeepEvidence.open(facts.of(EvidenceHoldPlaced.class, ids), released).stream()
        .collect(Collectors.groupingBy(event -> event.header().id()));
  }

  public Map<String, Event<EvidenceErased>> erasures(Collection<String> ids) {
    return facts.of(EvidenceErased.class, ids).stream()
        .collect(
            Collectors.toMap(event -> event.header().id(), event -> event, (one, more) -> one));
  }

  private <F extends Fact> Map<String, F> first(Class<F> kind, Collection<String> ids) {
    return facts.of(kind, ids).stream()
        .filter(event -> standpoint.heldBy(event.header().validFrom()))
        .collect(
            Collectors.toMap(event -> event.header().id(), Event::fact, (first, more) -> first));
  }
}
