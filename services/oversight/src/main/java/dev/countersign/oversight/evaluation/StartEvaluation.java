package dev.countersign.oversight.evaluation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;

/** The registered evaluation begins to run. */
@UseCase
public class StartEvaluation {
  private final Ledger ledger;
  private final RegisteredEvaluations evaluations;
  private final Evaluators evaluators;
  private final CurrentViewer viewer;

  StartEvaluation(
      Ledger ledger,
      RegisteredEvaluations evaluations,
      Evaluators evaluators,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.evaluations = evaluations;
    this.evaluators = evaluators;
    this.viewer = viewer;
  }

  public EvaluationId start(WriteRequest request, EvaluationId id) {
    var who = viewer.get();
    var registered = evaluations.own(who, id);
    var lab = RegisteredEvaluations.labOf(registered);
    return new EvaluationId(
        ledger.write(
            request,
            evaluators.books(who, lab),
            entry -> {
              evaluators.requireMayEvaluate(who, lab, entry.recordedAt());
              var status = evaluations.status(id.value());
              if (status != EvaluationStatus.REGISTERED) {
                throw new RuleBrokenException(
                    "EVALUATION_" + status, "Only a registered evaluation can be started.");
              }
              entry.append(new EvaluationStarted(id), evaluations.filing(registered));
              return id.value();
            }));
  }
}
