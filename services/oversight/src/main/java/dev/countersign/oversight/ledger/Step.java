package dev.countersign.oversight.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fact of a thing, as it stands in the order of the record.
 *
 * @param id the thing
 * @param kind the kind of fact, UPPER_SNAKE
 * @param organisation who states it
 * @param backdated how long before its recording it is claimed to hold, in seconds, where that is
 *     more than 24 hours; null otherwise
 */
public record Step(
    String id,
    UUID position,
    String kind,
    String organisation,
    Instant validFrom,
    Instant recordedAt,
    @Nullable Long backdated) {
  private static final String PLATFORM = "org_countersign";

  /** The platform looks for what is due more often than this. */
  private static final Duration LATE_AFTER = Duration.ofMinutes(1);

  /** How recording followed on what is recorded. */
  public enum Timeliness {
    ON_TIME,
    BACKDATED,
    LATE
  }

  /** What the platform itself states of an earlier instant fell due then; it is late. */
  public Timeliness timeliness() {
    if (backdated != null) {
      return Timeliness.BACKDATED;
    }
    boolean late =
        organisation.equals(PLATFORM)
            && Duration.between(validFrom, recordedAt).compareTo(LATE_AFTER) > 0;
    return late ? Timeliness.LATE : Timeliness.ON_TIME;
  }

  /** How long after its valid time it was recorded, in seconds; null if on time. */
  public @Nullable Long lagSeconds() {
    return timeliness() == Timeliness.ON_TIME
        ? null
        : (Long) Duration.between(validFrom, recordedAt).toSeconds();
  }
}
