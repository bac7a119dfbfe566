package dev.countersign.oversight.platform.edge.admission;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Of one organisation so many requests are at work at once; its others wait, in order. So whoever
 * asks for all that it may, at once, has a part of the threads and of the database's connections,
 * and nobody else waits behind it. Some requests pass two lines: a file first that of the files,
 * and a visitor first those of its address and its site, then that of all visitors.
 */
@ApplicationScoped
public class Turns {
  private static final int ADDRESSES = 10;

  private final RateConfig rate;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<String, Line> lines = new HashMap<>();

  /**
   * A line that requests pass.
   *
   * @param atOnce that are past it, and so maybe at work, at once
   * @param waiting that may wait on a way through it
   */
  record Share(String name, int atOnce, int waiting) {}

  private static final class Line {
    private final int atOnce;
    private final SequencedSet<Turn> queue = new LinkedHashSet<>();
    private int past;
    private int behind;

    Line(int atOnce) {
      this.atOnce = atOnce;
    }
  }

  /** A request's turn: it is waited for, begins, and ends once. */
  public final class Turn {
    private final List<Share> way;
    private final Executor later;
    private final Runnable work;
    private int passed;
    private boolean waits;
    private boolean over;

    private Turn(List<Share> way, Executor later, Runnable work) {
      this.way = way;
      this.later = later;
      this.work = work;
    }

    /**
     * Begins at once, or when its turn comes.
     *
     * @throws TooManyRequestsException if too many wait already; then nothing begins
     */
    void take() {
      if (begins(this)) {
        work.run();
      }
    }

    boolean waits() {
      synchronized (Turns.this) {
        return waits;
      }
    }

    /**
     * Nobody waits for it any more: its place in the line is free. Has no effect once it began.
     *
     * @return true if it was waiting
     */
    public boolean giveUp() {
      return leave(this, true);
    }

    /** Nothing is at work for it any more, or nothing will be. Whoever waits behind it is next. */
    public void end() {
      leave(this, false);
    }
  }

  Turns(RateConfig rate, MeterRegistry meters) {
    this.rate = rate;
    meters.gauge("countersign.requests.waiting", waiting);
  }

  /**
   * Of a request; nothing happens before it is taken.
   *
   * @param later where to begin if it is not at once
   * @param work ends the turn, come what may
   */
  Turn of(Party party, Executor later, Runnable work) {
    return new Turn(way(party), later, work);
  }

  /** Of a request for a file, which takes long, and leaves turns to what is asked beside it. */
  Turn ofFile(Party party, Executor later, Runnable work) {
    var way = way(party);
    var last = way.removeLast();
    way.add(new Share("files of " + last.name(), rate.filesAtOnce(), rate.waiting()));
    way.add(last);
    return new Turn(way, later, work);
  }

  private List<Share> way(Party party) {
    var way = new ArrayList<Share>();
    if (party.isVisitor()) {
      // No address and no site fills the line of all.
      int waiting = Math.ceilDiv(rate.waiting(), ADDRESSES);
      var place = party.place();
      way.add(new Share("address " + place.address(), rate.anonymousAtOnce(), waiting));
      if (place.isWithin()) {
        way.add(new Share("site " + place.site(), rate.siteAtOnce(), waiting));
      }
      way.add(new Share("visitors", rate.visitorsAtOnce(), rate.waiting()));
    } else {
      way.add(new Share(of(party.viewer().organisation()), rate.atOnce(), rate.waiting()));
    }
    return way;
  }

  private static String of(String organisation) {
    return "tenant " + organisation;
  }

  /** True if nobody has a turn or waits for one. */
  synchronized boolean isIdle() {
    return lines.isEmpty();
  }

  /** How many of an organisation have their turn. */
  synchronized int atWork(String organisation) {
    var line = lines.get(of(organisation));
    return line == null ? 0 : line.past;
  }

  /** How many of an organisation wait for theirs. */
  synchronized int behind(String organisation) {
    var line = lines.get(of(organisation));
    return line == null ? 0 : line.behind;
  }

  private synchronized boolean begins(Turn turn) {
    if (turn.over) {
      return false;
    }
    if (advance(turn)) {
      return true;
    }
    turn.waits = true;
    waiting.incrementAndGet();
    boolean tooMany = false;
    for (var share : turn.way) {
      var line = line(share);
      line.behind++;
      tooMany |= line.behind > share.waiting();
    }
    if (tooMany) {
      // Nobody can be next by this: where it passed, nobody was waiting.
      free(turn);
      throw TooManyRequestsException.atOnce();
    }
    return false;
  }

  private Line line(Share share) {
    return lines.computeIfAbsent(share.name(), name -> new Line(share.atOnce()));
  }

  /** As far as there is room; true if that is all the way. */
  private boolean advance(Turn turn) {
    while (turn.passed < turn.way.size()) {
      var line = line(turn.way.get(turn.passed));
      if (line.past >= line.atOnce) {
        line.queue.add(turn);
        return false;
      }
      line.past++;
      turn.passed++;
    }
    return true;
  }

  private boolean leave(Turn turn, boolean onlyIfWaiting) {
    List<Turn> next;
    synchronized (this) {
      if (turn.over || (onlyIfWaiting && !turn.waits)) {
        return false;
      }
      next = free(turn);
    }
    next.forEach(Turns::begin);
    return true;
  }

  private static void begin(Turn next) {
    try {
      next.later.execute(next.work);
    } catch (RejectedExecutionException e) {
      // The service is stopping.
      next.end();
    }
  }

  private List<Turn> free(Turn turn) {
    turn.over = true;
    var next = new ArrayList<Turn>();
    if (turn.waits) {
      line(turn.way.get(turn.passed)).queue.remove(turn);
      waitsNoMore(turn);
    }
    while (turn.passed > 0) {
      var share = turn.way.get(--turn.passed);
      var line = Objects.requireNonNull(lines.get(share.name()));
      if (line.queue.isEmpty()) {
        line.past--;
        forgetIfEmpty(share);
      } else {
        var first = line.queue.removeFirst();
        first.passed++;
        if (advance(first)) {
          waitsNoMore(first);
          next.add(first);
        }
      }
    }
    return next;
  }

  private void waitsNoMore(Turn turn) {
    turn.waits = false;
    waiting.decrementAndGet();
    for (var share : turn.way) {
      line(share).behind--;
      forgetIfEmpty(share);
    }
  }

  private void forgetIfEmpty(Share share) {
    var line = lines.get(share.name());
    if (line != null && line.past == 0 && line.behind == 0) {
      lines.remove(share.name());
    }
  }
}
