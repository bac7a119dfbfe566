package dev.countersign.oversight.ledger;

import dev.countersign.oversight.platform.AsOf;
import dev.countersign.oversight.platform.AsOfChecks;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks back only to what is over: a state that a writer may still add to would be one thing today
 * and another tomorrow.
 */
@ApplicationScoped
class CheckAsOf implements AsOfChecks {
  /** No writer's transaction lasts longer: PostgreSQL ends it. */
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(30);

  private static final int LOOKS = 40;
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(25);

  private final LedgerRows rows;
  private final LogRows log;
  private final PlatformClock clock;

  CheckAsOf(LedgerRows rows, LogRows log, PlatformClock clock) {
    this.rows = rows;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void check(AsOf asOf) {
    if (asOf.validAt() == null && asOf.knownAt() == null && asOf.logSize() == null) {
      return;
    }
    var now = clock.now();
    requirePast("validAt", asOf.validAt(), now);
    requirePast("knownAt", asOf.knownAt(), now);
    var size = asOf.logSize();
    if (size != null) {
      requireLogSize(asOf, size);
    }
    var knownAt = asOf.knownAt();
    if (knownAt != null && knownAt.isAfter(now.minus(LONGEST_WRITE))) {
      requireWritersGone();
    }
  }

  private static void requirePast(String field, @Nullable Instant asked, Instant now) {
    if (asked != null && asked.isAfter(now)) {
      throw new RefusedException(
          "AS_OF_IN_FUTURE",
          "asOf.%s is %s, after the platform's %s. Ask for an instant that has come."
              .formatted(field, asked, now));
    }
  }

  private void requireLogSize(AsOf asOf, long size) {
    if (asOf.knownAt() != null) {
      throw RefusedException.invalid("Give asOf.knownAt or asOf.logSize, not both.");
    }
    if (size < 1) {
      throw RefusedException.invalid("asOf.logSize counts entries from 1.");
    }
    if (size > log.size()) {
      throw new RefusedException(
          "NOT_YET_SETTLED",
          "The log has not taken in %d entries yet. Ask again later, or for a smaller size."
              .formatted(size));
    }
  }

  /** Writers that began before now may record as of then; those who begin later may not. */
  private void requireWritersGone() {
    var writers = rows.writers();
    for (int look = 0; !writers.isEmpty(); look++) {
      if (look == LOOKS) {
        throw new RefusedException(
            "NOT_YET_SETTLED",
            "Something that may be recorded by then is still being written. Ask again in a moment.");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
      var left = new HashSet<>(writers);
      left.retainAll(rows.writers());
      writers = left;
    }
  }
}
