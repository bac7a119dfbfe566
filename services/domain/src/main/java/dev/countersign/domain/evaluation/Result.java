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
    long planned) {}
