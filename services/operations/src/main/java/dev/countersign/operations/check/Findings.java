package dev.countersign.operations.check;

import java.io.PrintStream;

/** What was found, said as it is found; the first few of each kind in full, the rest as a count. */
final class Findings {
  private static final int TOLD = 10;

  private final PrintStream out;
  private int here;
  private int all;

  Findings(PrintStream out) {
    this.out = out;
  }

  void wrong(String what, Object... details) {
    all++;
    if (++here <= TOLD) {
      out.printf("WRONG " + what + "%n", details);
    }
  }

  /** Ends one part of the check. */
  void done(String what, Object... details) {
    if (here > TOLD) {
      out.printf("      and %,d more%n", here - TOLD);
    }
    out.printf((here == 0 ? "ok    " : "      ") + what + "%n", details);
    here = 0;
  }

  int count() {
    return all;
  }
}
