package dev.countersign.oversight.engagement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EngagementFact.EngagementAccepted;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.oversight.engagement.Engagements.EngagementStatus;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** The auditor accepts; from here on, and in its scope, it sees. */
@UseCase
public class AcceptEngagement {
  private final Ledger ledger;
  private final Engagements engagements;
  private final CurrentViewer viewer;

  AcceptEngagement(Ledger ledger, Engagements engagements, CurrentViewer viewer) {
    this.ledger = ledger;
    this.engagements = engagements;
    this.viewer = viewer;
  }

  public EngagementId accept(WriteRequest request, EngagementId id) {
    var auditor = viewer.get().organisation();
    var offer = engagements.own(auditor, id);
    var lab = Engagements.labOf(offer);
    return new EngagementId(
        ledger.write(
            request,
            List.of(Book.ofAuditor(auditor), Book.ofLab(lab)),
            entry -> {
              var status = engagements.status(id.value(), entry.recordedAt());
              if (status != EngagementStatus.OFFERED) {
                throw new RuleBrokenException(
                    "ENGAGEMENT_" + status, "Only an engagement on offer can be accepted.");
              }
              entry.append(
                  new EngagementAccepted(id),
                  Filing.regulated(id.value(), auditor, lab, List.of(auditor))
                      .subject("auditor:" + auditor));
              return id.value();
            }));
  }
}
