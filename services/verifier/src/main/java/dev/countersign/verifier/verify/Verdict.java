package dev.countersign.verifier.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a check, in words.
 *
 * @param about what the file is about; empty if it does not hold it
 * @param holds what was checked and holds
 * @param lacks what keeps the result from being better, or is false
 * @param reasons the recomputed decision, reason by reason
 */
public record Verdict(
    Result result, String about, List<String> holds, List<String> lacks, List<String> reasons) {
  private static final List<String> GUIDE =
      List.of(
          "",
          "How to read this: the log is a list to which anyone can check that things are only added.",
          "Its key is the one thing to know from elsewhere than this file. Each record names the one",
          "before it, and an index in the log counts them: what is left out leaves a gap. What follows",
          "from the records was computed again here, by the published rules, without the platform.");

  public Verdict {
    holds = List.copyOf(holds);
    lacks = List.copyOf(lacks);
    reasons = List.copyOf(reasons);
  }

  /** What to print. */
  public List<String> lines(boolean explain) {
    var lines = new ArrayList<String>();
    lines.add(result.words());
    if (!about.isEmpty()) {
      lines.add("  about: " + about);
    }
    holds.forEach(line -> lines.add("  holds: " + line));
    lacks.forEach(line -> lines.add((result == Result.REFUSED ? "  false: " : "  lacks: ") + line));
    if (explain) {
      reasons.forEach(line -> lines.add("  why:   " + line));
      lines.addAll(GUIDE);
    }
    return lines;
  }
}
