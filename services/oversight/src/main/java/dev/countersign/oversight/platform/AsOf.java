package dev.countersign.oversight.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state that an answer stands for. What is null stands for now.
 *
 * @param validAt what holds in the world is judged at this instant
 * @param knownAt only what was recorded at or before it is known; not with a log size
 * @param logSize only what the log of this size holds, and what was recorded before, is known
 * @param position only what was recorded up to this position is known
 */
public record AsOf(
    @Nullable Instant validAt,
    @Nullable Instant knownAt,
    @Nullable Long logSize,
    @Nullable UUID position) {

  /** The newest state. */
  public static final AsOf NOW = new AsOf(null, null, null, null);

  /**
   * The state that an argument {@code asOf} asks for.
   *
   * @throws DateTimeException if an instant is none
   */
  public static AsOf asked(Map<?, ?> argument) {
    return new AsOf(
        instant(argument.get("validAt")),
        instant(argument.get("knownAt")),
        argument.get("logSize") instanceof Number size ? size.longValue() : null,
        null);
  }

  private static @Nullable Instant instant(@Nullable Object value) {
    return value == null ? null : Instant.parse(value.toString());
  }

  /** What a write left behind, whatever came after. */
  public static AsOf position(UUID position) {
    return new AsOf(null, null, null, position);
  }
}
