package dev.countersign.transparency.sequencer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time of processes, from /proc. */
final class ProcessTimes {
  /** USER_HZ is 100 on every Linux. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private static final int FIRST_OF_FOUR = 11;

  private ProcessTimes() {}

  /** Of a process and its children, those that ended included. */
  static long ofFamily(ProcessHandle parent) {
    return nanos(parent) + parent.children().mapToLong(ProcessTimes::nanos).sum();
  }

  private static long nanos(ProcessHandle process) {
    var times = fields(process);
    if (times.length < 2) {
      return 0;
    }
    // Behind the name: state is the first field; utime, stime, cutime and cstime are 12th to 15th.
    var numbers = times[1].strip().split(" ");
    long ticks = 0;
    for (int i = FIRST_OF_FOUR; i < FIRST_OF_FOUR + 4; i++) {
      ticks += Long.parseLong(numbers[i]);
    }
    return ticks * NANOS_PER_TICK;
  }

  private static String[] fields(ProcessHandle process) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      int end = stat.lastIndexOf(')') + 1;
      return new String[] {stat.substring(0, end), stat.substring(end)};
    } catch (IOException e) {
      return new String[] {""};
    }
  }
}
