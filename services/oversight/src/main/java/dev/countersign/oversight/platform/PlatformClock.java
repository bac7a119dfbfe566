package dev.countersign.oversight.platform;

import java.time.Instant;

/**
 * The one clock that decides what is known, due and recorded. Tokens and tickets keep real time.
 */
public interface PlatformClock {
  Instant now();

  /**
   * Holds what this machine's clock said against what the database's said at that moment: a clock
   * that is wrong would date what it records wrongly for ever.
   *
   * @throws RefusedException CLOCK_SKEWED if they differ by more than clocks may
   */
  void requireNear(Instant ours, Instant databases);

  /** True where a story clock runs, which every page says. */
  boolean isStory();
}
