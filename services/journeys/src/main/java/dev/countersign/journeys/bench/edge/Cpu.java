package dev.countersign.journeys.bench.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * CPU time of processes on Linux, by the scheduler's own count in nanoseconds. What the compilers
 * of a Java process take is left out: it ends, and what is measured is what stays.
 */
final class Cpu {
  private Cpu() {}

  /** CPU time so far of all threads of a process but its compilers, in nanoseconds. */
  static long of(long pid) {
    long sum = 0;
    try (var threads = Files.newDirectoryStream(Path.of("/proc/%d/task".formatted(pid)))) {
      for (var thread : threads) {
        sum += ofThread(thread);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sum;
  }

  private static long ofThread(Path thread) throws IOException {
    try {
      var name = Files.readString(thread.resolve("comm"));
      return name.startsWith("C1 ") || name.startsWith("C2 ")
          ? 0
          : Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      // A thread that ends while it is read has no file to be read any more.
      if (Files.exists(thread)) {
        throw e;
      }
      return 0;
    }
  }

  /** Memory of a process that is in RAM, in kB. */
  static long residentKilobytes(long pid) {
    try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(pid)))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
