package dev.countersign.evidence.reader.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Figures over values.
 *
 * @param successes how many are 1; meaningful only if all are 0 or 1
 * @param binary true if all are 0 or 1
 * @param deviation of a sample: by n - 1; 0 for a single value
 */
public record Summary(long n, long successes, boolean binary, double mean, double deviation) {
  private static final double ROUNDING = 1e-6;
  private static final MathContext DIGITS = new MathContext(12);

  static Summary of(double[] values) {
    double sum = 0;
    long successes = 0;
    boolean binary = true;
    for (double value : values) {
      sum += value;
      successes += value == 1 ? 1 : 0;
      binary &= value == 0 || value == 1;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    return new Summary(values.length, successes, binary, mean, deviation);
  }

  public double standardError() {
    return deviation / Math.sqrt(n);
  }

  /** The metric of this name; null if it is none that the values alone give. */
  public @Nullable Double metric(String name) {
    // Metrics of a package are written with its name before a slash.
    return switch (name.substring(name.lastIndexOf('/') + 1)) {
      case "accuracy", "mean" -> Double.valueOf(mean);
      case "stderr" -> standardError();
      case "std" -> deviation;
      case "var" -> deviation * deviation;
      default -> null;
    };
  }

  /** A figure in at most twelve digits, without an exponent. */
  public static String text(double figure) {
    return new BigDecimal(figure).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** True if what was claimed is not this figure; what is no number never is. */
  public static boolean differs(@Nullable String claimed, double found) {
    if (claimed == null) {
      return true;
    }
    try {
      double figure = Double.parseDouble(claimed);
      return !(Math.abs(figure - found) <= ROUNDING * Math.max(1, Math.abs(found)));
    } catch (NumberFormatException e) {
      return true;
    }
  }
}
