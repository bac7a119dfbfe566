package dev.countersign.oversight.platform;

import java.time.Instant;
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

  /** What a write left behind, whatever came after. */
  public static AsOf position(UUID position) {
    return new AsOf(null, null, null, position);
  }
}
