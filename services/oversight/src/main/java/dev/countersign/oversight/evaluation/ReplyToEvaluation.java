package dev.countersign.oversight.evaluation;

import dev.countersign.domain.fact.EvaluationFact.EvaluationReplied;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** The lab's right of reply to what was found about its model; it changes nothing about it. */
@UseCase
public class ReplyToEvaluation {
  private final Ledger ledger;
  private final RegisteredEvaluations evaluations;
  private final CurrentViewer viewer;

  ReplyToEvaluation(Ledger ledger, RegisteredEvaluations evaluations, CurrentViewer viewer) {
    this.ledger = ledger;
    this.evaluations = evaluations;
    this.viewer = viewer;
  }

  public EvaluationId reply(WriteRequest request, EvaluationId id, String reply) {
    var lab = Labs.own(viewer.get());
    var registered = evaluations.about(lab, id);
    return new EvaluationId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              entry.append(new EvaluationReplied(id, reply), evaluations.filingBy(lab, registered));
              return id.value();
            }));
  }
}
