package dev.countersign.verifier.upload;

import java.io.PrintWriter;

/** One line that grows: how much is done, in per cent and bytes. */
final class Progress {
  private static final int HUNDRED = 100;

  private final PrintWriter to;
  private String step = "";
  private long shown = -1;

  Progress(PrintWriter to) {
    this.to = to;
  }

  void begin(String name) {
    step = name;
    shown = -1;
  }

  /** Says how far it is, once a per cent. */
  void at(long done, long all) {
    long percent = all == 0 ? HUNDRED : done * HUNDRED / all;
    if (percent != shown) {
      shown = percent;
      to.printf("\r%s %d %% (%d of %d bytes)", step, percent, done, all);
      if (percent == HUNDRED) {
        to.println();
      }
      to.flush();
    }
  }

  void say(String sentence) {
    to.println();
    to.println(sentence);
    to.flush();
  }
}
