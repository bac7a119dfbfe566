package dev.countersign.evidence.reader.inspect;

import dev.countersign.evidence.reader.LogSummary.Recomputed;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts values of one score as Inspect's own value_to_float takes them. */
final class Tally {
  private long successes;
  private long n;
  private boolean binary = true;

  void add(@Nullable String value) {
    if (value == null) {
      return;
    }
    n++;
    var success = success(value);
    if (success == null) {
      binary = false;
    } else if (success) {
      successes++;
    }
  }

  /** Null if a value was seen that is neither a success nor a failure, or none at all. */
  @Nullable Recomputed recomputed() {
    return binary && n > 0 ? new Recomputed(successes, n) : null;
  }

  private static @Nullable Boolean success(String value) {
    return switch (value) {
      case "C" -> true;
      case "I", "N" -> false;
      default ->
          switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> number(value);
          };
    };
  }

  private static @Nullable Boolean number(String value) {
    // Anything longer is no way to write 0 or 1, and must not cost a long computation.
    if (value.length() > 8 || !value.matches("[01](\\.0*)?")) {
      return null;
    }
    return new BigDecimal(value).signum() > 0;
  }
}
