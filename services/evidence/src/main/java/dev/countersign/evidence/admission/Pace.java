package dev.countersign.evidence.admission;

import dev.countersign.evidence.problem.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * How fast a client sends or takes, over the last so long: what was saved up by a fast beginning is
 * not dribbled away later. Only the time that this side waits for the client counts; a store that
 * is slow is nobody's fault.
 */
public final class Pace {
  private static final int PARTS = 12;

  private final Duration window;
  private final Duration part;
  private final long slowestRate;
  private final Supplier<Refusal> tooSlow;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private Duration waited = Duration.ZERO;
  private long size;

  private record Mark(Duration waited, long size) {}

  /**
   * @param slowestRate in bytes a second
   * @param tooSlow what is said to whoever is slower
   */
  public Pace(Duration window, long slowestRate, Supplier<Refusal> tooSlow) {
    this.window = window;
    this.part = window.dividedBy(PARTS);
    this.slowestRate = slowestRate;
    this.tooSlow = tooSlow;
    marks.add(new Mark(waited, size));
  }

  /**
   * So many bytes came, or were taken.
   *
   * @param after the wait for them
   * @throws Refusal if they were too few in the window that ends with them
   */
  public void came(Duration after, long bytes) {
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
      throw tooSlow.get();
    }
  }
}
