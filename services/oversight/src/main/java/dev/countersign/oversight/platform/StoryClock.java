package dev.countersign.oversight.platform;

import java.time.Instant;

/** A clock that stands until it is moved, forward only; local platforms alone have it. */
public interface StoryClock {
  /**
   * @throws RefusedException if the platform's clock is real, or stands behind the target already
   */
  void requireMovable(Instant target);

  void moveTo(Instant target);
}
