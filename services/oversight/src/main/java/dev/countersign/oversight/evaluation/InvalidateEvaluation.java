package dev.countersign.oversight.evaluation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;

/**
 * The evaluator takes an evaluation back: it supports nothing more, and a crossing it found stays.
 */
@UseCase
public class InvalidateEvaluation {
  private final Ledger ledger;
  private final RegisteredEvaluations evaluations;
  private final Evaluators evaluators;
  private final CurrentViewer viewer;

  InvalidateEvaluation(
      Ledger ledger,
      RegisteredEvaluations evaluations,
      Evaluators evaluators,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.evaluations = evaluations;
    this.evaluators = evaluators;
    this.viewer = viewer;
  }

  public EvaluationId invalidate(WriteRequest request, EvaluationId id, String reason) {
    var who = viewer.get();
    var registered = evaluations.own(who, id);
    var lab = RegisteredEvaluations.labOf(registered);
    return new EvaluationId(
        ledger.write(
            request,
            evaluators.books(who, lab),
            entry -> {
              var status = evaluations.status(id.value());
              if (status != EvaluationStatus.ACCEPTED) {
                throw new RuleBrokenException(
                    "EVALUATION_" + status,
                    "An evaluation that is %s cannot be invalidated.".formatted(status));
              }
              entry.append(new EvaluationInvalidated(id, reason), evaluations.filing(registered));
              return id.value();
            }));
  }
}
