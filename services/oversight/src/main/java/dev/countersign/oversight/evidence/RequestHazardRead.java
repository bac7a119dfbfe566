package dev.countersign.oversight.evidence;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.EvidenceFact.HazardReadRequested;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Somebody asks to read hazardous evidence. A regulator names what it was told of and does not see:
 * whether there is such a thing shows only once its supervisor approves.
 */
@UseCase
public class RequestHazardRead {
  private final Ledger ledger;
  private final Facts facts;
  private final CurrentViewer viewer;

  RequestHazardRead(Ledger ledger, Facts facts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.viewer = viewer;
  }

  /** Returns the id of the request. */
  public String request(WriteRequest request, EvidenceId id, String lab, String purpose) {
    var who = viewer.get();
    if (who.kind() == Viewer.Kind.REGULATOR) {
      requireJurisdiction(who, lab);
    } else {
      requireVisible(id, lab);
    }
    return ledger.write(
        request,
        List.of(Book.ofLab(lab)),
        entry -> {
          var asked = entry.newId("hzr_");
          entry.append(
              new HazardReadRequested(asked, id, who.user(), purpose),
              Filing.between(asked, who.organisation(), lab, List.of()).asSigned());
          return asked;
        });
  }

  private void requireVisible(EvidenceId id, String lab) {
    var evidence =
        facts
            .first(EvidenceSealed.class, id.value())
            .filter(found -> Objects.requireNonNull(found.header().lab()).value().equals(lab))
            .orElseThrow(RefusedException::notFound);
    if (evidence.fact().evidenceClass() != EvidenceClass.HAZARD) {
      throw new RuleBrokenException(
          "NOT_A_HAZARD", "This evidence needs no approval: request to read it.");
    }
  }

  private void requireJurisdiction(Viewer who, String lab) {
    var own = registered(who.organisation()).jurisdictions();
    if (Collections.disjoint(own, registered(lab).jurisdictions())) {
      throw RefusedException.notFound();
    }
  }

  private OrganisationRegistered registered(String organisation) {
    return facts
        .first(OrganisationRegistered.class, organisation)
        .orElseThrow(RefusedException::notFound)
        .fact();
  }
}
