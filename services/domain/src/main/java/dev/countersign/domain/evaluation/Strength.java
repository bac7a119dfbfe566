package dev.countersign.domain.evaluation;

import dev.countersign.domain.fact.EvaluationFact.Elicitation;
import java.util.List;

/** Whether one evaluation tried at least as hard as another; incomparable is not enough. */
public final class Strength {
  private Strength() {}

  /** Techniques and access contain the other's; nothing else is less. */
  public static boolean atLeast(Elicitation later, Elicitation earlier) {
    return later.techniques().containsAll(earlier.techniques())
        && later.access().containsAll(earlier.access())
        && (later.fineTuned() || !earlier.fineTuned())
        && (later.mitigationsOff() || !earlier.mitigationsOff())
        && later.computeBudget().compareTo(earlier.computeBudget()) >= 0;
  }

  /** For every indicator of the other, at least as many samples. */
  public static boolean atLeast(List<Result> later, List<Result> earlier) {
    return earlier.stream()
        .allMatch(
            before ->
                later.stream()
                    .anyMatch(
                        after ->
                            after.indicatorKey().equals(before.indicatorKey())
                                && after.n() >= before.n()));
  }
}
