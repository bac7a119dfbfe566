package dev.countersign.oversight.engagement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EngagementFact.AuditorCallClosed;
import dev.countersign.domain.id.AuditorCallId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A lab says which auditors it chose and why, or why none; they and its regulators see it. */
@UseCase
public class CloseAuditorCall {
  private final Ledger ledger;
  private final AuditorCalls calls;
  private final CurrentViewer viewer;

  CloseAuditorCall(Ledger ledger, AuditorCalls calls, CurrentViewer viewer) {
    this.ledger = ledger;
    this.calls = calls;
    this.viewer = viewer;
  }

  /**
   * @param chosen empty for none; of those who answered
   */
  public AuditorCallId close(
      WriteRequest request, AuditorCallId id, List<String> chosen, String reason) {
    var lab = Labs.own(viewer.get());
    if (!calls.opened(id.value()).header().organisation().value().equals(lab)) {
      throw RefusedException.notFound();
    }
    return new AuditorCallId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              if (calls.ends(List.of(id.value())).containsKey(id.value())) {
                throw new RuleBrokenException("CALL_CLOSED", "The call is closed already.");
              }
              var answered =
                  calls.answers(List.of(id.value())).getOrDefault(id.value(), List.of()).stream()
                      .map(event -> event.fact().auditor().value())
                      .toList();
              if (!answered.containsAll(chosen)) {
                throw new RuleBrokenException(
                    "NOT_A_CANDIDATE", "Choose among the auditors that answered the call.");
              }
              entry.append(
                  new AuditorCallClosed(
                      id,
                      chosen.stream().distinct().map(OrganisationId::new).toList(),
                      reason,
                      entry.viewer().user()),
                  Filing.regulated(id.value(), lab, lab, chosen.stream().distinct().toList()));
              return id.value();
            }));
  }
}
