package dev.countersign.domain.evaluation;

/** A two-sided 95% interval. */
public record Interval(double low, double high) {
  /** The 97.5th percentile of the standard normal distribution. */
  public static final double Z = 1.959963985;

  /**
   * Wilson's score interval for a proportion (E. B. Wilson, JASA 22, 1927, 209–212).
   *
   * @param successes 0 to n
   * @param n at least 1
   */
  public static Interval ofProportion(long successes, long n) {
    double p = (double) successes / n;
    double z2 = Z * Z;
    double centre = p + z2 / (2.0 * n);
    double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
    double scale = 1 + z2 / n;
    return new Interval(Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
  }

  /** Normal theory for a mean with its standard error. */
  public static Interval ofMean(double mean, double standardError) {
    return new Interval(mean - Z * standardError, mean + Z * standardError);
  }
}
