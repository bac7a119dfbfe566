package dev.countersign.domain.evaluation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/**
 * How many samples a protocol plans for one indicator, registered before anything ran. Whoever
 * stops early cannot say afterwards that no more were planned: what is missing counts as the
 * riskier outcome when ruling out.
 *
 * @param samples 1 or more
 */
public record PlannedSamples(String thresholdKey, String indicatorKey, long samples) {
  /** More than any protocol runs. */
  public static final long MOST = 1_000_000_000L;

  private record Of(String thresholdKey, String indicatorKey) {}

  /**
   * Refuses a plan for what is not evaluated, or none.
   *
   * @param thresholdKeys what is evaluated
   * @param definitions a threshold as each published version defines it
   * @throws RuleBrokenException THRESHOLD_NOT_REGISTERED, INDICATOR_UNKNOWN, INDICATOR_REPEATED or
   *     PLANNED_SAMPLES_OUT_OF_RANGE
   */
  public static void check(
      List<PlannedSamples> plan,
      List<String> thresholdKeys,
      Function<String, List<CapabilityThreshold>> definitions) {
    var seen = new HashSet<Of>();
    for (int i = 0; i < plan.size(); i++) {
      var planned = plan.get(i);
      var at = "$.plannedSamples[" + i + "]";
      if (!thresholdKeys.contains(planned.thresholdKey())) {
        throw new RuleBrokenException(
            "THRESHOLD_NOT_REGISTERED",
            "%s.thresholdKey: plan samples for the thresholds that are evaluated: %s."
                .formatted(at, thresholdKeys));
      }
      if (definitions.apply(planned.thresholdKey()).stream()
          .flatMap(definition -> definition.indicators().stream())
          .noneMatch(indicator -> indicator.key().equals(planned.indicatorKey()))) {
        throw new RuleBrokenException(
            "INDICATOR_UNKNOWN",
            "%s.indicatorKey: %s has no indicator %s."
                .formatted(at, planned.thresholdKey(), planned.indicatorKey()));
      }
      if (!seen.add(new Of(planned.thresholdKey(), planned.indicatorKey()))) {
        throw new RuleBrokenException(
            "INDICATOR_REPEATED", at + ".indicatorKey: its samples are planned already.");
      }
      if (planned.samples() < 1 || planned.samples() > MOST) {
        throw new RuleBrokenException(
            "PLANNED_SAMPLES_OUT_OF_RANGE", "%s.samples: plan from 1 to %d.".formatted(at, MOST));
      }
    }
  }

  /**
   * Refuses findings that say that fewer samples were planned than were registered.
   *
   * @throws RuleBrokenException PLANNED_SAMPLES_LOWERED
   */
  public static void requireKept(List<PlannedSamples> plan, List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      var finding = findings.get(i);
      for (int j = 0; j < finding.results().size(); j++) {
        var result = finding.results().get(j);
        var at = "$.findings[%d].results[%d].planned".formatted(i, j);
        plan.stream()
            .filter(planned -> planned.thresholdKey().equals(finding.thresholdKey()))
            .filter(planned -> planned.indicatorKey().equals(result.indicatorKey()))
            .filter(planned -> planned.samples() > result.planned())
            .findFirst()
            .ifPresent(
                planned -> {
                  throw new RuleBrokenException(
                      "PLANNED_SAMPLES_LOWERED",
                      "%s: %d were planned when the protocol was registered. State at least these; what is missing counts as the riskier outcome."
                          .formatted(at, planned.samples()));
                });
      }
    }
  }
}
