package dev.countersign.domain.independence;

import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.EvaluationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Third-party evaluations whose evaluator, as is known now, was not independent of the lab on the
 * day it stated what it found. A lab's own evaluation is nobody's third-party word.
 */
public final class EvaluatorConflicts {
  private EvaluatorConflicts() {}

  /** Those that are not stated yet, in the order of their completion. */
  public static List<EvaluationRejected> due(History history) {
    var rejected = new HashSet<EvaluationId>();
    history.stream(EvaluationRejected.class).forEach(e -> rejected.add(e.fact().evaluation()));
    var registered = new HashMap<EvaluationId, EvaluationRegistered>();
    history.stream(EvaluationRegistered.class)
        .forEach(e -> registered.putIfAbsent(e.fact().evaluation(), e.fact()));
    var conflicts = Conflicts.of(history);
    var found = new ArrayList<EvaluationRejected>();
    for (var event : history.all(EvaluationCompleted.class)) {
      var evaluation = registered.get(event.fact().evaluation());
      var lab = Objects.requireNonNull(event.header().lab());
      if (evaluation != null
          && !evaluation.evaluator().equals(lab)
          && !rejected.contains(evaluation.evaluation())) {
        conflicts
            .disqualifying(
                evaluation.evaluator(),
                lab,
                subjects(history, evaluation),
                event.header().recordedAt())
            .map(
                c ->
                    new EvaluationRejected(
                        evaluation.evaluation(), c.code(), c.since(), c.causedBy()))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static Set<String> subjects(History history, EvaluationRegistered evaluation) {
    var subjects = new LinkedHashSet<>(evaluation.thresholdKeys());
    subjects.add(evaluation.modelVersion().value());
    history
        .newest(ModelVersionRegistered.class, evaluation.modelVersion().value())
        .ifPresent(version -> subjects.add(version.fact().model().value()));
    return subjects;
  }
}
