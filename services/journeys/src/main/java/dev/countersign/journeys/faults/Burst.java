package dev.countersign.journeys.faults;

import java.util.concurrent.TimeUnit;

/** How long it goes on that requests fail, one soon after the other. */
final class Burst {
  /** What fails later than this after the one before is another burst. */
  private static final long GAP = TimeUnit.MILLISECONDS.toNanos(500);

  private long began;
  private long last;
  private long longest;
  private boolean any;

  /** A request failed now. */
  synchronized void failed() {
    long now = System.nanoTime();
    if (!any || now - last > GAP) {
      began = now;
    }
    any = true;
    last = now;
    longest = Math.max(longest, last - began);
  }

  synchronized double longestSeconds() {
    return longest / 1e9;
  }
}
