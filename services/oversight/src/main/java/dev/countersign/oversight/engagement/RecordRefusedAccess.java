package dev.countersign.oversight.engagement;

import dev.countersign.domain.fact.EngagementFact.AccessRefused;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An auditor puts on record what the lab did not let it have; the lab's regulators see it too. */
@UseCase
public class RecordRefusedAccess {
  private final Ledger ledger;
  private final Engagements engagements;
  private final CurrentViewer viewer;

  RecordRefusedAccess(Ledger ledger, Engagements engagements, CurrentViewer viewer) {
    this.ledger = ledger;
    this.engagements = engagements;
    this.viewer = viewer;
  }

  /**
   * @param refusal what the auditor was told; null if it was never answered
   */
  public EngagementId record(
      WriteRequest request,
      EngagementId id,
      String asked,
      Instant askedAt,
      @Nullable String refusal) {
    var auditor = viewer.get().organisation();
    var offer = engagements.own(auditor, id);
    var lab = Engagements.labOf(offer);
    return new EngagementId(
        ledger.write(
            request,
            List.of(Book.ofAuditor(auditor), Book.ofLab(lab)),
            entry -> {
              if (askedAt.isAfter(entry.recordedAt())) {
                throw new RefusedException(
                    "FUTURE_DATED", "You cannot have asked yet. Record it when you have.");
              }
              entry.append(
                  new AccessRefused(id, asked, askedAt, refusal, entry.viewer().user()),
                  Filing.regulated(id.value(), auditor, lab, List.of(auditor))
                      .subject("auditor:" + auditor));
              return id.value();
            }));
  }
}
