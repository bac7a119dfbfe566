package dev.countersign.oversight.platform.graphql.http;

import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.graphql.guard.GuardConfig;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Of one organisation so many requests are at work at once; its others wait, in order. So whoever
 * asks for all that it may, at once, has a part of the threads and of the database's connections,
 * and nobody else waits behind it.
 */
@ApplicationScoped
class Turns {
  private static final int TOO_MANY = 429;

  private final int atOnce;
  private final int most;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<String, Line> lines = new HashMap<>();

  /** Of one organisation, or of one address without a token. */
  private static final class Line {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int atWork;
  }

  /** A request's turn, which ends once. */
  final class Turn {
    private final String whose;
    private final AtomicBoolean ended = new AtomicBoolean();

    private Turn(String whose) {
      this.whose = whose;
    }

    void end() {
      if (ended.compareAndSet(false, true)) {
        next(whose);
      }
    }
  }

  @Inject
  Turns(GuardConfig config, MeterRegistry meters) {
    this(config.rate().atOnce(), config.rate().waiting(), meters);
  }

  /**
   * @param atOnce requests of one organisation that are at work at once
   * @param most that may wait for their turn
   */
  Turns(int atOnce, int most, MeterRegistry meters) {
    this.atOnce = atOnce;
    this.most = most;
    meters.gauge("countersign.requests.waiting", waiting);
  }

  static String whose(Viewer viewer, String address) {
    return viewer.equals(Viewer.PUBLIC) ? "address " + address : "tenant " + viewer.organisation();
  }

  /**
   * Begins at once, or when it is this request's turn; whoever begins ends the turn, come what may.
   *
   * @param later where to begin if it is not at once
   * @return true if it began at once
   * @throws BadRequestException if too many wait already
   */
  boolean take(String whose, Executor later, Consumer<Turn> work) {
    var turn = new Turn(whose);
    boolean begins = mayBegin(whose, () -> later.execute(() -> work.accept(turn)));
    if (begins) {
      work.accept(turn);
    }
    return begins;
  }

  private synchronized boolean mayBegin(String whose, Runnable otherwise) {
    var line = lines.computeIfAbsent(whose, name -> new Line());
    if (line.atWork < atOnce) {
      line.atWork++;
      return true;
    }
    if (line.waiting.size() >= most) {
      throw tooMuch();
    }
    line.waiting.add(otherwise);
    waiting.incrementAndGet();
    return false;
  }

  static BadRequestException tooMuch() {
    return new BadRequestException(
        TOO_MANY, "RATE_LIMITED", "You ask for too much at once. Wait for some of the answers.");
  }

  private void next(String whose) {
    var next = afterOne(whose);
    if (next != null) {
      waiting.decrementAndGet();
      next.run();
    }
  }

  private synchronized @Nullable Runnable afterOne(String whose) {
    var line = Objects.requireNonNull(lines.get(whose));
    var next = line.waiting.poll();
    if (next == null && --line.atWork == 0) {
      lines.remove(whose);
    }
    return next;
  }
}
