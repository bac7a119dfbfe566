package dev.countersign.domain.evaluation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Indicator;
import dev.countersign.domain.policy.Indicator.Metric;
import dev.countersign.domain.policy.Indicator.Polarity;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the results of an evaluation allow to conclude about a threshold. */
public final class Findings {
  private Findings() {}

  /**
   * The least alarming conclusion that the results allow: the most alarming one over the
   * indicators.
   */
  public static Conclusion supported(CapabilityThreshold threshold, List<Result> results) {
    Conclusion supported = null;
    for (var indicator : threshold.indicators()) {
      supported = moreAlarming(supported, supported(indicator, results));
    }
    return supported == null ? Conclusion.INCONCLUSIVE : supported;
  }

  private static Conclusion supported(Indicator indicator, List<Result> results) {
    Conclusion supported = null;
    for (var result : results) {
      if (result.indicatorKey().equals(indicator.key())) {
        supported = moreAlarming(supported, conclude(indicator, result));
      }
    }
    return supported == null ? Conclusion.INCONCLUSIVE : supported;
  }

  private static Conclusion moreAlarming(@Nullable Conclusion one, Conclusion other) {
    return one != null && one.isMoreAlarmingThan(other) ? one : other;
  }

  /** What one result says of its indicator. */
  public static Conclusion conclude(Indicator indicator, Result result) {
    check(indicator, result);
    double sign = indicator.polarity() == Polarity.HIGHER_IS_RISKIER ? 1 : -1;
    double value = sign * indicator.value().doubleValue();
    if (result.n() < indicator.minimumN()) {
      return Conclusion.INCONCLUSIVE;
    }
    if (sign * estimate(indicator, result) >= value) {
      return Conclusion.REACHED;
    }
    double bound = sign * riskierBound(indicator, result);
    if (bound >= value) {
      return Conclusion.CANNOT_RULE_OUT;
    }
    return bound + indicator.alertMargin().doubleValue() >= value
        ? Conclusion.APPROACHING
        : Conclusion.RULED_OUT;
  }

  /** The point estimate, from the samples that were completed. */
  public static double estimate(Indicator indicator, Result result) {
    return indicator.metric() == Metric.PROPORTION
        ? (double) Objects.requireNonNull(result.successes()) / result.n()
        : Objects.requireNonNull(result.mean()).doubleValue();
  }

  /** The riskier end of the interval, with missing samples counted as the riskier outcome. */
  public static double riskierBound(Indicator indicator, Result result) {
    boolean higher = indicator.polarity() == Polarity.HIGHER_IS_RISKIER;
    Interval interval;
    if (indicator.metric() == Metric.PROPORTION) {
      long missing = Math.max(0, result.planned() - result.n());
      long successes = Objects.requireNonNull(result.successes()) + (higher ? missing : 0);
      interval = Interval.ofProportion(successes, result.n() + missing);
    } else {
      interval =
          Interval.ofMean(
              Objects.requireNonNull(result.mean()).doubleValue(),
              Objects.requireNonNull(result.standardError()).doubleValue());
      if (result.planned() > result.n()) {
        // A mean has no bound on what a missing sample could have been, so it rules nothing out.
        return higher ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      }
    }
    return higher ? interval.high() : interval.low();
  }

  /**
   * Refuses results that cannot be what was measured for a threshold.
   *
   * @param definitions the threshold as each published version defines it; at least one
   * @param path of the results, for the refusals
   * @throws RuleBrokenException RESULT_NOT_USABLE, INDICATOR_UNKNOWN or INDICATOR_REPEATED
   */
  public static void check(
      List<CapabilityThreshold> definitions, List<Result> results, String path) {
    var seen = new HashSet<String>();
    for (int i = 0; i < results.size(); i++) {
      var result = results.get(i);
      var at = path + "[" + i + "]";
      var indicators =
          definitions.stream()
              .flatMap(definition -> definition.indicators().stream())
              .filter(known -> known.key().equals(result.indicatorKey()))
              .toList();
      if (indicators.isEmpty()) {
        throw new RuleBrokenException(
            "INDICATOR_UNKNOWN",
            "%s.indicatorKey: %s has no indicator %s."
                .formatted(at, definitions.getFirst().key(), result.indicatorKey()));
      }
      if (!seen.add(result.indicatorKey())) {
        throw new RuleBrokenException(
            "INDICATOR_REPEATED", at + ".indicatorKey: it has a result already.");
      }
      indicators.stream()
          .flatMap(indicator -> fault(indicator, result).stream())
          .findFirst()
          .ifPresent(
              fault -> {
                throw new RuleBrokenException("RESULT_NOT_USABLE", at + "." + fault + ".");
              });
    }
  }

  private static void check(Indicator indicator, Result result) {
    fault(indicator, result)
        .ifPresent(
            fault -> {
              throw new RuleBrokenException(
                  "RESULT_NOT_USABLE",
                  "The result for %s cannot be used: %s.".formatted(indicator.key(), fault));
            });
  }

  /** What is wrong with a result: the field, and what would be right. */
  private static Optional<String> fault(Indicator indicator, Result result) {
    if (result.n() < 0 || (result.n() == 0 && indicator.minimumN() == 0)) {
      return Optional.of("n: it must be 0 or more, and above 0 where no minimum is set");
    }
    if (result.planned() < result.n()) {
      return Optional.of("planned: it must be at least n");
    }
    return indicator.metric() == Metric.PROPORTION ? proportionFault(result) : meanFault(result);
  }

  private static Optional<String> proportionFault(Result result) {
    var successes = result.successes();
    if (result.mean() != null || result.standardError() != null) {
      return Optional.of("mean: a proportion is given by its successes");
    }
    return successes == null || successes < 0 || successes > result.n()
        ? Optional.of("successes: they must be given, from 0 to n")
        : Optional.empty();
  }

  private static Optional<String> meanFault(Result result) {
    var mean = result.mean();
    var error = result.standardError();
    if (result.successes() != null) {
      return Optional.of("successes: a mean is given with its standard error");
    }
    if (mean == null || !Double.isFinite(mean.doubleValue())) {
      return Optional.of("mean: it must be given, and small enough to compare with");
    }
    return error == null || error.signum() < 0 || !Double.isFinite(error.doubleValue())
        ? Optional.of("standardError: it must be given, 0 or more")
        : Optional.empty();
  }
}
