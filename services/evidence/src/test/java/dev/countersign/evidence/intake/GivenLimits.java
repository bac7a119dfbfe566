package dev.countersign.evidence.intake;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** Limits of uploads as a test gives them. */
record GivenLimits(
    MemorySize largest,
    int concurrent,
    int share,
    MemorySize slowestRate,
    Duration window,
    Duration keepPartial,
    Duration hashingPatience)
    implements UploadConfig {

  /** So many bytes at most, four at once, so many a second over ten. */
  static GivenLimits of(long largest, long slowestRate) {
    return new GivenLimits(
        bytes(largest),
        4,
        4,
        bytes(slowestRate),
        Duration.ofSeconds(10),
        Duration.ofDays(1),
        Duration.ofMinutes(1));
  }

  private static MemorySize bytes(long count) {
    return new MemorySize(BigInteger.valueOf(count));
  }

  GivenLimits places(int all, int ofOne) {
    return new GivenLimits(largest, all, ofOne, slowestRate, window, keepPartial, hashingPatience);
  }

  GivenLimits patience(Duration given) {
    return new GivenLimits(largest, concurrent, share, slowestRate, window, keepPartial, given);
  }
}
