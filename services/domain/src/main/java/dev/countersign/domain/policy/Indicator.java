package dev.countersign.domain.policy;

import java.math.BigDecimal;

/**
 * What is measured, and where it alarms.
 *
 * @param value where the capability counts as reached
 * @param minimumN below this many samples nothing can be concluded
 * @param alertMargin how near to the value the bound counts as approaching
 */
public record Indicator(
    String key,
    Metric metric,
    String description,
    BigDecimal value,
    Polarity polarity,
    long minimumN,
    BigDecimal alertMargin) {

  /** How the samples are summed up. */
  public enum Metric {
    /** Successes of n, bounded by Wilson's interval. */
    PROPORTION,
    /** A mean with its standard error, bounded by normal theory. */
    MEAN
  }

  /** Which way is worse. */
  public enum Polarity {
    HIGHER_IS_RISKIER,
    LOWER_IS_RISKIER
  }
}
