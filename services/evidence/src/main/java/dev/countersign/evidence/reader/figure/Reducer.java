package dev.countersign.evidence.reader.figure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the epochs of one sample become one value. */
interface Reducer {
  Pattern COUNTED = Pattern.compile("(at_least|pass_at)_(\\d{1,4})");

  double reduce(double[] epochs);

  /** The reducer of this name; a run that names none takes the mean. */
  static Optional<Reducer> named(@Nullable String name) {
    if (name == null) {
      return Optional.of(Reducer::mean);
    }
    var counted = COUNTED.matcher(name);
    if (counted.matches()) {
      int k = Integer.parseInt(counted.group(2));
      return Optional.of(
          counted.group(1).equals("pass_at")
              ? epochs -> passAt(epochs, k)
              : epochs -> successes(epochs) >= k ? 1 : 0);
    }
    return switch (name) {
      case "mean" -> Optional.of(Reducer::mean);
      case "median" -> Optional.of(Reducer::median);
      case "mode" -> Optional.of(Reducer::mode);
      case "max" -> Optional.of(epochs -> Arrays.stream(epochs).max().orElseThrow());
      default -> Optional.empty();
    };
  }

  private static double mean(double[] epochs) {
    return Arrays.stream(epochs).average().orElseThrow();
  }

  private static double median(double[] epochs) {
    var sorted = epochs.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Of several that are as frequent, the one that came first. */
  private static double mode(double[] epochs) {
    var counts = new LinkedHashMap<Double, Integer>();
    for (double value : epochs) {
      counts.merge(value, 1, Integer::sum);
    }
    double best = epochs[0];
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > counts.getOrDefault(best, 0)) {
        best = entry.getKey();
      }
    }
    return best;
  }

  private static long successes(double[] epochs) {
    return Arrays.stream(epochs).filter(value -> value >= 1).count();
  }

  /** The unbiased chance that one of k tries succeeds (Chen et al. 2021). */
  private static double passAt(double[] epochs, int k) {
    long failures = epochs.length - successes(epochs);
    if (failures < k) {
      return 1;
    }
    double allFail = 1;
    for (long n = failures + 1; n <= epochs.length; n++) {
      allFail *= 1 - (double) k / n;
    }
    return 1 - allFail;
  }
}
