package dev.countersign.domain.gate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the gate found for one threshold.
 *
 * @param reasons at least one; those that clear say what it rests on
 * @param until the instant at which this stops to hold; null if no end is known
 */
record Finding(List<Reason> reasons, @Nullable Instant until) {
  static Finding of(Reason reason) {
    return new Finding(List.of(reason), null);
  }

  Outcome outcome() {
    return reasons.stream()
        .map(reason -> reason.code().outcome())
        .min(Comparator.naturalOrder())
        .orElse(Outcome.HALTED);
  }

  /** Both must hold: what does not clear stands; if both clear, both are said. */
  Finding and(Finding other) {
    boolean clears = outcome() == Outcome.CLEARED;
    if (clears != (other.outcome() == Outcome.CLEARED)) {
      return clears ? other : this;
    }
    return new Finding(
        Stream.concat(reasons.stream(), other.reasons.stream()).distinct().toList(),
        Stream.of(until, other.until)
            .filter(java.util.Objects::nonNull)
            .min(Comparator.<Instant>naturalOrder())
            .orElse(null));
  }
}
