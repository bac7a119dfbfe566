package dev.countersign.oversight.engagement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EngagementFact.AuditorCallOpened;
import dev.countersign.domain.id.AuditorCallId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;

/** A lab looks for an auditor; everyone may see that. */
@UseCase
public class OpenAuditorCall {
  private final Ledger ledger;
  private final CurrentViewer viewer;

  OpenAuditorCall(Ledger ledger, CurrentViewer viewer) {
    this.ledger = ledger;
    this.viewer = viewer;
  }

  public AuditorCallId open(WriteRequest request, String need, Instant closesAt) {
    var lab = Labs.own(viewer.get());
    return new AuditorCallId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              if (!closesAt.isAfter(entry.recordedAt())) {
                throw new RuleBrokenException(
                    "DEADLINE_PASSED", "That day has passed. Give auditors time to answer.");
              }
              var id = new AuditorCallId(entry.newId(AuditorCallId.PREFIX));
              entry.append(
                  new AuditorCallOpened(id, need, closesAt, entry.viewer().user()),
                  Filing.supervised(id.value(), lab, lab).publicWhen(PublicWhen.WRITTEN));
              return id.value();
            }));
  }
}
