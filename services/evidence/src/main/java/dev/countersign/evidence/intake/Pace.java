package dev.countersign.evidence.intake;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How fast a client sends, over the last so long: what was saved up by a fast beginning is not
 * dribbled away later. Only the time that this side waits for the client counts; a store that is
 * slow is nobody's fault.
 */
final class Pace {
  private static final int PARTS = 12;

  private final Duration window;
  private final Duration part;
  private final long slowestRate;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private Duration waited = Duration.ZERO;
  private long size;

  private record Mark(Duration waited, long size) {}

  /**
   * @param slowestRate in bytes a second
   */
  Pace(Duration window, long slowestRate) {
    this.window = window;
    this.part = window.dividedBy(PARTS);
    this.slowestRate = slowestRate;
    marks.add(new Mark(waited, size));
  }

  /**
   * So many bytes came in.
   *
   * @throws Refusal if they were too few in the window that ends with them
   */
  void came(Duration after, long bytes) {
    var now = waited.plus(after);
    if (now.minus(marks.getLast().waited()).compareTo(part) >= 0) {
      // What came before this wait came before it.
      marks.add(new Mark(waited, size));
    }
    waited = now;
    size += bytes;
    while (marks.size() > 1 && isOld(secondMark())) {
      marks.removeFirst();
    }
    if (isOld(marks.getFirst())) {
      check(marks.getFirst());
    }
  }

  /** Whether a whole window lies behind it. */
  private boolean isOld(Mark mark) {
    return waited.minus(mark.waited()).compareTo(window) >= 0;
  }

  private Mark secondMark() {
    var all = marks.iterator();
    all.next();
    return all.next();
  }

  private void check(Mark start) {
    double seconds = waited.minus(start.waited()).toMillis() / 1_000.0;
    if (size - start.size() < slowestRate * seconds) {
      throw new Refusal(
          RefusalCode.UPLOAD_TOO_SLOW,
          "Less than %d bytes a second came in over %d s; go on where it broke off, on a faster line."
              .formatted(slowestRate, window.toSeconds()));
    }
  }
}
