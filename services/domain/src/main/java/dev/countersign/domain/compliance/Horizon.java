package dev.countersign.domain.compliance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when a judgement holds, if nothing but time goes on: what ends it is told as it is met. */
final class Horizon {
  /** What ends within this is due soon. */
  private static final Duration SOON = Duration.ofDays(30);

  private final Instant at;
  private @Nullable Instant until;

  Horizon(Instant at) {
    this.at = at;
  }

  /** True if it ends within thirty days; the judgement may change then, and when it ends. */
  boolean isSoon(@Nullable Instant end) {
    if (end == null) {
      return false;
    }
    mayChange(end);
    mayChange(end.minus(SOON));
    return !at.isBefore(end.minus(SOON));
  }

  void mayChange(Instant instant) {
    if (instant.isAfter(at) && (until == null || instant.isBefore(until))) {
      until = instant;
    }
  }

  /** Excluded; null if time alone changes nothing. */
  @Nullable Instant until() {
    return until;
  }
}
