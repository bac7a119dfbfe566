package dev.countersign.oversight.platform;

import java.time.Instant;

/**
 * The one clock that decides what is known, due and recorded. Tokens and tickets keep real time.
 */
public interface PlatformClock {
  Instant now();

  /** True where a story clock runs, which every page says. */
  boolean isStory();
}
