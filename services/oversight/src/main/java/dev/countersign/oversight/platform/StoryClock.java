package dev.countersign.oversight.platform;

import java.time.Instant;

/** A clock that stands until it is moved, forward only; local platforms alone have it. */
public interface StoryClock {
  void moveTo(Instant target);
}
