package dev.countersign.local;

import java.io.OutputStream;
import java.io.PrintStream;

/** Says what is being done and how long it took. */
final class Progress {
  /** Says nothing. */
  static final Progress SILENT = new Progress(new PrintStream(OutputStream.nullOutputStream()));

  private static final double NANOS = 1e9;

  private final PrintStream out;

  Progress(PrintStream out) {
    this.out = out;
  }

  void step(String what, Runnable work) {
    out.printf("  %-42s", what + " …");
    out.flush();
    long began = System.nanoTime();
    work.run();
    out.printf(" %5.1f s%n", (System.nanoTime() - began) / NANOS);
    out.flush();
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }
}
