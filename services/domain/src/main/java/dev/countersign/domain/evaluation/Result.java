package dev.countersign.domain.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was measured for one indicator.
 *
 * @param successes of n, where the metric is a proportion; null otherwise
 * @param mean where the metric is a mean; null otherwise
 * @param standardError of the mean; null where the metric is a proportion
 * @param n samples completed
 * @param planned samples planned; what is missing counts as the riskier outcome when ruling out
 */
public record Result(
    String indicatorKey,
    @Nullable Long successes,
    @Nullable BigDecimal mean,
    @Nullable BigDecimal standardError,
    long n,
    long planned) {

  /** What was measured, as one number; null if nothing was sampled. */
  public @Nullable Double estimate() {
    if (successes == null) {
      return mean == null ? null : mean.doubleValue();
    }
    return n == 0 ? null : (double) successes / n;
  }

  /** Where the truth lies with 95% confidence, by the samples completed; null if there are none. */
  public @Nullable Interval interval() {
    if (successes != null) {
      return n == 0 ? null : Interval.ofProportion(successes, n);
    }
    return mean == null || standardError == null
        ? null
        : Interval.ofMean(mean.doubleValue(), standardError.doubleValue());
  }
}
