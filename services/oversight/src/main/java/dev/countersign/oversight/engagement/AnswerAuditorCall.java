package dev.countersign.oversight.engagement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EngagementFact.AuditorCallAnswered;
import dev.countersign.domain.id.AuditorCallId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** An auditor answers a lab's call; the lab and its regulators see it, other auditors do not. */
@UseCase
public class AnswerAuditorCall {
  private final Ledger ledger;
  private final AuditorCalls calls;
  private final CurrentViewer viewer;

  AnswerAuditorCall(Ledger ledger, AuditorCalls calls, CurrentViewer viewer) {
    this.ledger = ledger;
    this.calls = calls;
    this.viewer = viewer;
  }

  public AuditorCallId answer(WriteRequest request, AuditorCallId id, String answer) {
    var auditor = viewer.get().organisation();
    var call = calls.opened(id.value());
    var lab = call.header().organisation().value();
    return new AuditorCallId(
        ledger.write(
            request,
            List.of(Book.ofAuditor(auditor), Book.ofLab(lab)),
            entry -> {
              if (!entry.recordedAt().isBefore(call.fact().closesAt())) {
                throw new RuleBrokenException("CALL_CLOSED", "The call is not open any more.");
              }
              entry.append(
                  new AuditorCallAnswered(
                      id, new OrganisationId(auditor), answer, entry.viewer().user()),
                  Filing.regulated(id.value(), auditor, lab, List.of(auditor)));
              return id.value();
            }));
  }
}
