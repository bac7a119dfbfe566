package dev.countersign.journeys.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/** How much of a thread's CPU time something takes, over many rounds. */
final class CpuTime {
  private final long[] nanos;

  private CpuTime(long[] nanos) {
    this.nanos = nanos;
    Arrays.sort(nanos);
  }

  /** Runs it until it is warm, then measures each round. */
  static CpuTime of(int warmUp, int rounds, Runnable work) {
    for (int i = 0; i < warmUp; i++) {
      work.run();
    }
    var threads = ManagementFactory.getThreadMXBean();
    var nanos = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      long before = threads.getCurrentThreadCpuTime();
      work.run();
      nanos[i] = threads.getCurrentThreadCpuTime() - before;
    }
    return new CpuTime(nanos);
  }

  double medianMillis() {
    return nanos[nanos.length / 2] / 1e6;
  }

  @Override
  public String toString() {
    return "median %.2f ms, 99%% %.2f ms, most %.2f ms of CPU time (%d rounds)"
        .formatted(
            medianMillis(),
            nanos[(int) (nanos.length * 0.99)] / 1e6,
            nanos[nanos.length - 1] / 1e6,
            nanos.length)
        .toLowerCase(Locale.ROOT)
        .replace(" cpu ", " CPU ");
  }
}
