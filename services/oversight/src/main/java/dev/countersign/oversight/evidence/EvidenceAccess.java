package dev.countersign.oversight.evidence;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceErased;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.EvidenceFact.HazardReadApproved;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whether somebody may read the contents of evidence now; of hazards, only with an approval. */
@ApplicationScoped
public class EvidenceAccess {
  /** How long somebody who was let in may go on reading on the strength of that record. */
  static final Duration OPEN = Duration.ofMinutes(15);

  private static final Window NEWEST = new Window(1, null, null, true, false);

  private final Facts facts;

  EvidenceAccess(Facts facts) {
    this.facts = facts;
  }

  /** What is read, by whom it is owned, and which lab it is about. */
  public record Readable(
      EvidenceId evidence,
      String owner,
      String lab,
      String sha256,
      long size,
      String mediaType,
      String name,
      EvidenceClass evidenceClass) {}

  /**
   * The evidence, if this viewer may read its contents.
   *
   * @throws RuleBrokenException if not; what may not be seen is as if it were absent
   */
  public Readable require(EvidenceId id, Viewer who, Instant at) {
    var approved = approved(id, who).filter(event -> at.isBefore(event.fact().until()));
    var seen = facts.first(EvidenceSealed.class, id.value());
    if (approved.isEmpty()) {
      var evidence = seen.orElseThrow(RefusedException::notFound);
      requireKept(id);
      if (evidence.fact().evidenceClass() == EvidenceClass.HAZARD) {
        throw new RuleBrokenException(
            "HAZARD_NEEDS_APPROVAL",
            "Hazardous evidence is read only with a second person's approval: request it.");
      }
      return readable(evidence);
    }
    requireKept(id);
    var grant = approved.get().fact();
    return new Readable(
        id,
        grant.owner().value(),
        Objects.requireNonNull(approved.get().header().lab()).value(),
        grant.sha256(),
        grant.size(),
        grant.mediaType(),
        grant.name(),
        EvidenceClass.HAZARD);
  }

  private Optional<Event<HazardReadApproved>> approved(EvidenceId id, Viewer who) {
    var wanted =
        Wanted.all(HazardReadApproved.class)
            .where("evidence", id.value())
            .where("reader", who.organisation())
            .where("user", who.user());
    return facts.page(wanted, NEWEST).rows().stream().map(row -> row.value()).findFirst();
  }

  private void requireKept(EvidenceId id) {
    if (!facts.of(EvidenceErased.class, List.of(id.value())).isEmpty()) {
      throw new RuleBrokenException(
          "EVIDENCE_ERASED", "The bytes were erased; what was recorded of them stays.");
    }
  }

  static Readable readable(Event<EvidenceSealed> event) {
    var fact = event.fact();
    return new Readable(
        fact.evidence(),
        event.header().organisation().value(),
        Objects.requireNonNull(event.header().lab()).value(),
        fact.sha256(),
        fact.size(),
        fact.mediaType(),
        fact.name(),
        fact.evidenceClass());
  }
}
