package dev.countersign.oversight.engagement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EngagementFact.EngagementEnded;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.engagement.Engagements.EngagementStatus;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** Either party ends it, and the auditor sees nothing more from the same moment. */
@UseCase
public class EndEngagement {
  private final Ledger ledger;
  private final Engagements engagements;
  private final CurrentViewer viewer;

  EndEngagement(Ledger ledger, Engagements engagements, CurrentViewer viewer) {
    this.ledger = ledger;
    this.engagements = engagements;
    this.viewer = viewer;
  }

  public EngagementId end(WriteRequest request, EngagementId id, String reason) {
    var party = viewer.get().organisation();
    var offer = engagements.offered(id);
    var lab = Engagements.labOf(offer);
    var auditor = offer.fact().auditor().value();
    if (!party.equals(lab) && !party.equals(auditor)) {
      throw RefusedException.notFound();
    }
    return new EngagementId(
        ledger.write(
            request,
            List.of(Book.ofAuditor(auditor), Book.ofLab(lab)),
            entry -> {
              if (engagements.status(id.value(), entry.recordedAt()) == EngagementStatus.ENDED) {
                throw new RuleBrokenException("ENGAGEMENT_ENDED", "It has ended already.");
              }
              entry.append(
                  new EngagementEnded(id, new OrganisationId(party), reason),
                  Filing.regulated(id.value(), party, lab, List.of(auditor))
                      .subject("auditor:" + auditor));
              return id.value();
            }));
  }
}
