package dev.countersign.oversight.evaluation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvaluationFact.EvaluationAbandoned;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.Set;

/** An evaluation is given up, with its reason; it stays on record. */
@UseCase
public class AbandonEvaluation {
  private final Ledger ledger;
  private final RegisteredEvaluations evaluations;
  private final Evaluators evaluators;
  private final CurrentViewer viewer;

  AbandonEvaluation(
      Ledger ledger,
      RegisteredEvaluations evaluations,
      Evaluators evaluators,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.evaluations = evaluations;
    this.evaluators = evaluators;
    this.viewer = viewer;
  }

  public EvaluationId abandon(WriteRequest request, EvaluationId id, String reason) {
    var who = viewer.get();
    var registered = evaluations.own(who, id);
    var lab = RegisteredEvaluations.labOf(registered);
    return new EvaluationId(
        ledger.write(
            request,
            evaluators.books(who, lab),
            entry -> {
              var status = evaluations.status(id.value());
              if (!Set.of(EvaluationStatus.REGISTERED, EvaluationStatus.RUNNING).contains(status)) {
                throw new RuleBrokenException(
                    "EVALUATION_" + status,
                    "An evaluation that is %s cannot be abandoned.".formatted(status));
              }
              entry.append(new EvaluationAbandoned(id, reason), evaluations.filing(registered));
              return id.value();
            }));
  }
}
