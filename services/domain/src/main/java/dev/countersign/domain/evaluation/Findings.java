package dev.countersign.domain.evaluation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Indicator;
import dev.countersign.domain.policy.Indicator.Metric;
import dev.countersign.domain.policy.Indicator.Polarity;
import java.util.List;
import java.util.Objects;
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

  private static void check(Indicator indicator, Result result) {
    boolean proportion = indicator.metric() == Metric.PROPORTION;
    var successes = result.successes();
    var error = result.standardError();
    if (result.n() < 0 || result.planned() < result.n()) {
      throw wrong(indicator, "n must be 0 or more, and planned at least n");
    }
    if (proportion && (successes == null || successes < 0 || successes > result.n())) {
      throw wrong(indicator, "successes must be given, from 0 to n");
    }
    if (!proportion && (result.mean() == null || error == null || error.signum() < 0)) {
      throw wrong(indicator, "mean and standardError must be given, and the error 0 or more");
    }
    if (result.n() == 0 && indicator.minimumN() == 0) {
      throw wrong(indicator, "n must be at least 1");
    }
  }

  private static RuleBrokenException wrong(Indicator indicator, String what) {
    return new RuleBrokenException(
        "RESULT_NOT_USABLE",
        "The result for " + indicator.key() + " cannot be used: " + what + ".");
  }
}
