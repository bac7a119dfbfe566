package dev.countersign.domain.gate;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the gate found for one threshold.
 *
 * @param reasons at least one; those that clear say what it rests on
 * @param until the instant at which this stops to hold; null if no end is known
 * @param inputs the ids of the facts that it rests on
 */
record Finding(List<Reason> reasons, @Nullable Instant until, Set<String> inputs) {
  static Finding of(Reason reason, Set<String> inputs) {
    return new Finding(List.of(reason), null, inputs);
  }
}
