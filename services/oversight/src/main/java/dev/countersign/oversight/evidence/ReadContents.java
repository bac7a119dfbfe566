package dev.countersign.oversight.evidence;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.domain.fact.EvidenceFact.HazardReadApproved;
import dev.countersign.domain.fact.EvidenceFact.HazardReadRequested;
import dev.countersign.domain.fact.EvidenceFact.TicketAction;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.evidence.EvidenceAccess.Readable;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may look into evidence now, and who did. */
@UseCase
public class ReadContents {
  private static final Set<EvidenceClass> ON_RECORD =
      Set.of(EvidenceClass.RESTRICTED, EvidenceClass.HAZARD);
  private static final Window NEWEST = new Window(1, null, null, true, false);

  private final Facts facts;
  private final EvidenceAccess access;
  private final PlatformClock clock;
  private final CurrentViewer viewer;

  ReadContents(Facts facts, EvidenceAccess access, PlatformClock clock, CurrentViewer viewer) {
    this.facts = facts;
    this.access = access;
    this.clock = clock;
    this.viewer = viewer;
  }

  /** The evidence whose samples the viewer may read; of the upper classes, once on record. */
  public Readable samplesOf(EvidenceId id) {
    var evidence = access.require(id, viewer.get(), clock.now());
    if (ON_RECORD.contains(evidence.evidenceClass()) && !isOpen(id)) {
      throw new RuleBrokenException(
          "SAMPLES_NOT_OPENED",
          "Reading this is on record: open the samples first, and say what for.");
    }
    return evidence;
  }

  private boolean isOpen(EvidenceId id) {
    var who = viewer.get();
    var wanted =
        Wanted.all(EvidenceTicketIssued.class)
            .where("evidence", id.value())
            .where("action", TicketAction.SAMPLES.name())
            .where("user", who.user());
    return facts.page(wanted, NEWEST).rows().stream()
        .map(row -> row.value().header())
        .filter(header -> header.organisation().value().equals(who.organisation()))
        .anyMatch(header -> clock.now().isBefore(header.recordedAt().plus(EvidenceAccess.OPEN)));
  }

  /** The name that an export gives to the one who made the run. */
  public String legalName(String organisation) {
    return facts
        .first(OrganisationRegistered.class, organisation)
        .orElseThrow(RefusedException::notFound)
        .fact()
        .legalName();
  }

  /** Who was let in, as far as the viewer may know. */
  public Page<Event<EvidenceTicketIssued>> accesses(
      @Nullable String lab, @Nullable String evidence, Window window) {
    return facts.page(wanted(lab, evidence), window);
  }

  public int countAccesses(@Nullable String lab, @Nullable String evidence) {
    return facts.count(wanted(lab, evidence));
  }

  private static Wanted<EvidenceTicketIssued> wanted(
      @Nullable String lab, @Nullable String evidence) {
    return Wanted.all(EvidenceTicketIssued.class).ofLab(lab).where("evidence", evidence);
  }

  /** Who asked to read hazards, as far as the viewer may know. */
  public Page<Event<HazardReadRequested>> hazardRequests(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(HazardReadRequested.class).ofLab(lab), window);
  }

  public int countHazardRequests(@Nullable String lab) {
    return facts.count(Wanted.all(HazardReadRequested.class).ofLab(lab));
  }

  /** Approvals by their request. */
  public Map<String, HazardReadApproved> approvals(Collection<String> requests) {
    return facts.of(HazardReadApproved.class, requests).stream()
        .collect(
            Collectors.toMap(event -> event.header().id(), Event::fact, (first, more) -> first));
  }

  /** One request. */
  public Event<HazardReadRequested> hazardRequest(String id) {
    return facts.of(HazardReadRequested.class, List.of(id)).stream()
        .findFirst()
        .orElseThrow(RefusedException::notFound);
  }
}
