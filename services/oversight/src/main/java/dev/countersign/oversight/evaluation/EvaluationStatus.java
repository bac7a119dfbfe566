package dev.countersign.oversight.evaluation;

import dev.countersign.domain.fact.EvaluationFact.EvaluationAbandoned;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.RecordedFact;
import java.util.Collection;

/**
 * Where an evaluation stands. What is completed is accepted or rejected by the rules, and by nobody
 * by hand: protocol before start and sealed evidence are asked for at the door, and an evaluator's
 * conflict of interest rejects, then or once it is learnt.
 */
public enum EvaluationStatus {
  REGISTERED,
  RUNNING,
  ACCEPTED,
  REJECTED,
  ABANDONED,
  INVALIDATED;

  /** Where it stands by these of its facts. */
  static EvaluationStatus of(Collection<RecordedFact> facts) {
    if (hold(facts, EvaluationInvalidated.class)) {
      return INVALIDATED;
    }
    if (hold(facts, EvaluationAbandoned.class)) {
      return ABANDONED;
    }
    if (hold(facts, EvaluationCompleted.class)) {
      return hold(facts, EvaluationRejected.class) ? REJECTED : ACCEPTED;
    }
    return hold(facts, EvaluationStarted.class) ? RUNNING : REGISTERED;
  }

  private static boolean hold(Collection<RecordedFact> facts, Class<? extends Fact> kind) {
    return facts.stream().map(RecordedFact::fact).anyMatch(kind::isInstance);
  }
}
