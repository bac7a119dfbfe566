package dev.countersign.verifier.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a check, in words.
 *
 * @param holds what was checked and holds
 * @param lacks what keeps the result from being better, or is false
 * @param reasons the recomputed decision, reason by reason
 */
public record Verdict(Result result, List<String> holds, List<String> lacks, List<String> reasons) {
  public Verdict {
    holds = List.copyOf(holds);
    lacks = List.copyOf(lacks);
    reasons = List.copyOf(reasons);
  }

  /** What to print. */
  public List<String> lines(boolean explain) {
    var lines = new ArrayList<String>();
    lines.add(result.words());
    holds.forEach(line -> lines.add("  holds: " + line));
    lacks.forEach(line -> lines.add((result == Result.REFUSED ? "  false: " : "  lacks: ") + line));
    if (explain) {
      reasons.forEach(line -> lines.add("  " + line));
    }
    return lines;
  }
}
