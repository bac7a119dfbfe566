package dev.countersign.domain.policy;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold inside one policy version. */
public final class PolicyChecks {
  private final List<Problem> problems = new ArrayList<>();
  private final Policy policy;

  private PolicyChecks(Policy policy) {
    this.policy = policy;
  }

  /**
   * Refuses a policy whose parts do not fit together.
   *
   * @throws DocumentProblemsException naming every offending path
   */
  public static void check(Policy policy) {
    var checks = new PolicyChecks(policy);
    checks.checkAll();
    if (!checks.problems.isEmpty()) {
      throw new DocumentProblemsException(checks.problems);
    }
  }

  private void checkAll() {
    unique("$.thresholds", policy.thresholds().stream().map(CapabilityThreshold::key).toList());
    unique("$.safeguards", policy.safeguards().stream().map(Safeguard::key).toList());
    unique("$.safetyLevels", policy.safetyLevels().stream().map(SafetyLevel::key).toList());
    unique("$.commitments", policy.commitments().stream().map(Commitment::key).toList());
    if (policy.objectionWindow().businessDays() < 1) {
      problem("$.objectionWindow.businessDays", "OUT_OF_RANGE", "it must be at least 1");
    }
    if (!policy.objectionWindow().calendar().equals("weekdays")) {
      problem("$.objectionWindow.calendar", "UNKNOWN_CALENDAR", "there is no such calendar");
    }
    var safeguards = new HashSet<>(policy.safeguards().stream().map(Safeguard::key).toList());
    for (int i = 0; i < policy.thresholds().size(); i++) {
      check(policy.thresholds().get(i), "$.thresholds[" + i + "]", safeguards);
    }
  }

  private void check(CapabilityThreshold threshold, String path, Set<String> safeguards) {
    if (threshold.stages().isEmpty()) {
      problem(path + ".stages", "EMPTY", "a threshold gates at least one stage");
    }
    if (threshold.indicators().isEmpty()) {
      problem(
          path + ".indicators", "EMPTY", "a threshold that measures nothing is never ruled out");
    }
    threshold
        .requiredSafeguards()
        .forEach(
            (stage, keys) -> {
              var at = path + ".requiredSafeguards." + stage;
              if (!threshold.stages().contains(stage)) {
                problem(at, "NOT_GATED", "the threshold does not gate this stage");
              }
              for (var key : keys) {
                if (!safeguards.contains(key)) {
                  problem(at, "UNKNOWN_SAFEGUARD", "there is no safeguard " + key);
                }
              }
            });
    if (threshold.safetyLevel() != null
        && policy.safetyLevels().stream()
            .noneMatch(level -> level.key().equals(threshold.safetyLevel()))) {
      problem(path + ".safetyLevel", "UNKNOWN_LEVEL", "there is no such safety level");
    }
    if (threshold.cadence().computeMultiple().compareTo(BigDecimal.ONE) <= 0) {
      problem(path + ".cadence.computeMultiple", "OUT_OF_RANGE", "it must be above 1");
    }
    for (int i = 0; i < threshold.indicators().size(); i++) {
      check(threshold.indicators().get(i), path + ".indicators[" + i + "]");
    }
  }

  private void check(Indicator indicator, String path) {
    if (indicator.minimumN() < 1) {
      problem(path + ".minimumN", "OUT_OF_RANGE", "it must be at least 1");
    }
    if (indicator.alertMargin().signum() < 0) {
      problem(path + ".alertMargin", "OUT_OF_RANGE", "it must not be negative");
    }
    boolean proportion = indicator.metric() == Indicator.Metric.PROPORTION;
    var value = indicator.value();
    if (proportion && (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0)) {
      problem(path + ".value", "OUT_OF_RANGE", "a proportion is from 0 to 1");
    }
  }

  private void unique(String path, List<String> keys) {
    var seen = new HashSet<String>();
    for (int i = 0; i < keys.size(); i++) {
      if (!seen.add(keys.get(i))) {
        problem(path + "[" + i + "].key", "REPEATED", "the key stands twice");
      }
    }
  }

  private void problem(String path, String code, String message) {
    problems.add(new Problem(path, code, message));
  }
}
