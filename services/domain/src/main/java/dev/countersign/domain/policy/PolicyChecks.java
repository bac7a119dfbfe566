package dev.countersign.domain.policy;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.Problem;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold inside one policy version. */
public final class PolicyChecks {
  private static final String KEY = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
  private static final String LONGEST_AGE = "it must be at most 100 years";

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
    if (policy.title().isBlank()) {
      problem("$.title", "EMPTY", "it must say something");
    }
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
    if (tooLong(policy.attestationMaxAge())) {
      problem("$.attestationMaxAge", "OUT_OF_RANGE", LONGEST_AGE);
    }
    for (int i = 0; i < policy.safetyLevels().size(); i++) {
      check(policy.safetyLevels().get(i), "$.safetyLevels[" + i + "]", safeguards);
    }
    for (int i = 0; i < policy.commitments().size(); i++) {
      check(policy.commitments().get(i), "$.commitments[" + i + "]");
    }
    for (int i = 0; i < policy.thresholds().size(); i++) {
      check(policy.thresholds().get(i), "$.thresholds[" + i + "]", safeguards);
    }
  }

  private void check(SafetyLevel level, String path, Set<String> safeguards) {
    named(path + ".deploymentStandard", level.deploymentStandard(), safeguards);
    named(path + ".securityStandard", level.securityStandard(), safeguards);
    if (policy.safetyLevels().stream().filter(other -> other.rank() == level.rank()).count() > 1) {
      problem(path + ".rank", "REPEATED", "two levels of one policy have different ranks");
    }
  }

  /** A quote is what shows that a commitment was made; of an absent one there is none. */
  private void check(Commitment commitment, String path) {
    boolean absent = commitment.force() == Commitment.Force.ABSENT;
    if (absent && !commitment.quote().isBlank()) {
      problem(path + ".quote", "CONTRADICTION", "an absent commitment has no words");
    } else if (!absent && commitment.quote().isBlank()) {
      problem(path + ".quote", "EMPTY", "a commitment has its words");
    }
    if (absent && !commitment.conditions().isEmpty()) {
      problem(path + ".conditions", "CONTRADICTION", "an absent commitment has no conditions");
    }
  }

  private void named(String path, List<String> keys, Set<String> safeguards) {
    var seen = new HashSet<String>();
    for (int i = 0; i < keys.size(); i++) {
      if (!safeguards.contains(keys.get(i))) {
        problem(path + "[" + i + "]", "UNKNOWN_SAFEGUARD", "there is no safeguard " + keys.get(i));
      }
      if (!seen.add(keys.get(i))) {
        problem(path + "[" + i + "]", "REPEATED", "it stands twice");
      }
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
              named(at, keys, safeguards);
            });
    if (threshold.safetyLevel() != null
        && policy.safetyLevels().stream()
            .noneMatch(level -> level.key().equals(threshold.safetyLevel()))) {
      problem(path + ".safetyLevel", "UNKNOWN_LEVEL", "there is no such safety level");
    }
    if (threshold.cadence().computeMultiple().compareTo(BigDecimal.ONE) <= 0) {
      problem(path + ".cadence.computeMultiple", "OUT_OF_RANGE", "it must be above 1");
    }
    if (tooLong(threshold.cadence().maxAge())) {
      problem(path + ".cadence.maxAge", "OUT_OF_RANGE", LONGEST_AGE);
    }
    repeated(path + ".cadence.triggers", threshold.cadence().triggers());
    repeated(path + ".stages", threshold.stages());
    int auditors = threshold.independence().minimumAuditors();
    if (auditors < 0) {
      problem(path + ".independence.minimumAuditors", "OUT_OF_RANGE", "it must not be negative");
    }
    unique(path + ".indicators", threshold.indicators().stream().map(Indicator::key).toList());
    checkContinues(threshold, path + ".continuesKey");
    for (int i = 0; i < threshold.indicators().size(); i++) {
      check(threshold.indicators().get(i), path + ".indicators[" + i + "]");
    }
  }

  private void checkContinues(CapabilityThreshold threshold, String path) {
    var former = threshold.continuesKey();
    if (former == null) {
      return;
    }
    if (former.equals(threshold.key())) {
      problem(path, "CONTINUES_ITSELF", "an unchanged key needs no continuesKey");
    } else if (policy.threshold(former).isPresent()) {
      problem(path, "CONTINUES_ITS_NEIGHBOUR", former + " is a threshold of this version itself");
    }
    if (policy.thresholds().stream().filter(t -> former.equals(t.continuesKey())).count() > 1) {
      problem(path, "CONTINUED_TWICE", "two thresholds continue " + former);
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
    if (!Double.isFinite(value.doubleValue())) {
      problem(path + ".value", "OUT_OF_RANGE", "it is too large to compare with");
    }
    if (proportion && (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0)) {
      problem(path + ".value", "OUT_OF_RANGE", "a proportion is from 0 to 1");
    }
  }

  private static boolean tooLong(@Nullable Period period) {
    return period != null
        && (period.getYears() > 100 || period.getMonths() > 1200 || period.getDays() > 36_525);
  }

  private void repeated(String path, List<?> values) {
    if (new HashSet<Object>(values).size() < values.size()) {
      problem(path, "REPEATED", "a value stands twice");
    }
  }

  private void unique(String path, List<String> keys) {
    var seen = new HashSet<String>();
    for (int i = 0; i < keys.size(); i++) {
      if (!keys.get(i).matches(KEY)) {
        problem(
            path + "[" + i + "].key",
            "MALFORMED_KEY",
            "letters, digits, dots, hyphens and underscores are expected, at most 64");
      }
      if (!seen.add(keys.get(i))) {
        problem(path + "[" + i + "].key", "REPEATED", "the key stands twice");
      }
    }
  }

  private void problem(String path, String code, String message) {
    problems.add(new Problem(path, code, message));
  }
}
