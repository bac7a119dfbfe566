package dev.countersign.oversight.evidence;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.EvidenceFact.HazardReadApproved;
import dev.countersign.domain.fact.EvidenceFact.HazardReadRequested;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A second person lets somebody read hazardous evidence for a day: an officer of the lab or, for a
 * regulator, its own supervisor, because no lab may stand between its regulator and a hazard.
 */
@UseCase
public class ApproveHazardRead {
  private static final Duration LIFE = Duration.ofDays(1);

  private final Ledger ledger;
  private final Facts facts;
  private final CurrentViewer viewer;

  ApproveHazardRead(Ledger ledger, Facts facts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.viewer = viewer;
  }

  public EvidenceId approve(WriteRequest request, String id) {
    var who = viewer.get();
    var asked = facts.first(HazardReadRequested.class, id).orElseThrow(RefusedException::notFound);
    var lab = Objects.requireNonNull(asked.header().lab()).value();
    var reader = asked.header().organisation().value();
    boolean ownSupervisor =
        who.kind() == Viewer.Kind.REGULATOR && reader.equals(who.organisation());
    if (!ownSupervisor && !who.organisation().equals(lab)) {
      throw RefusedException.forbidden(
          "An officer of the lab approves or, for a regulator, its own supervisor.");
    }
    if (asked.fact().user().equals(who.user())) {
      throw new RuleBrokenException(
          "SECOND_PERSON_NEEDED", "Nobody approves what they asked for themselves.");
    }
    return new EvidenceId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var hazard = hazard(entry, lab, asked);
              var owner = hazard.header().organisation();
              entry.append(
                  new HazardReadApproved(
                      id,
                      asked.fact().evidence(),
                      owner,
                      hazard.fact().sha256(),
                      hazard.fact().size(),
                      hazard.fact().mediaType(),
                      hazard.fact().name(),
                      new OrganisationId(reader),
                      asked.fact().user(),
                      who.user(),
                      entry.recordedAt().plus(LIFE)),
                  Filing.between(id, who.organisation(), lab, List.of(reader, owner.value()))
                      .asSigned());
              return asked.fact().evidence().value();
            }));
  }

  /** As the lab sees it, because who asks and who approves may not see it at all. */
  private Event<EvidenceSealed> hazard(Entry entry, String lab, Event<HazardReadRequested> asked) {
    var found = new AtomicReference<Event<EvidenceSealed>>();
    entry.as(
        new Viewer(lab, Viewer.Kind.LAB, "vault"),
        () ->
            facts
                .first(EvidenceSealed.class, asked.fact().evidence().value())
                .filter(event -> Objects.requireNonNull(event.header().lab()).value().equals(lab))
                .filter(event -> event.fact().evidenceClass() == EvidenceClass.HAZARD)
                .ifPresent(found::set));
    var hazard = found.get();
    if (hazard == null) {
      throw RefusedException.notFound();
    }
    return hazard;
  }
}
