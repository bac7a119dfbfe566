package dev.countersign.evidence.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Somebody at work in a thread of its own, who takes one step at a time when the test says so. */
final class Steps {
  private static final ThreadLocal<Steps> OURS = new ThreadLocal<>();
  private static final int PATIENCE_SECONDS = 60;

  private final Semaphore go = new Semaphore(0);
  private final Semaphore stopped = new Semaphore(0);
  private volatile boolean crashing;
  private volatile boolean over;
  private volatile @Nullable Throwable failure;

  /** What is done step by step. */
  interface Work {
    void run() throws Exception;
  }

  /** As a process that is killed: nothing catches it. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Begins, and stops before the first step. */
  static Steps of(Work work) throws InterruptedException {
    var steps = new Steps();
    Thread.ofPlatform().daemon().start(() -> steps.run(work));
    steps.await();
    return steps;
  }

  /** Before each step; whoever is nobody's steps goes on. */
  static void next() {
    var steps = OURS.get();
    if (steps != null) {
      steps.stop();
    }
  }

  private void run(Work work) {
    OURS.set(this);
    try {
      work.run();
    } catch (Crash e) {
      // So it was meant.
    } catch (Exception | AssertionError e) {
      failure = e;
    } finally {
      over = true;
      stopped.release();
    }
  }

  private void stop() {
    stopped.release();
    go.acquireUninterruptibly();
    if (crashing) {
      throw new Crash();
    }
  }

  private void await() throws InterruptedException {
    assertThat(stopped.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it goes on").isTrue();
  }

  /** True if that was not the last one. */
  boolean step() throws InterruptedException {
    if (over) {
      return false;
    }
    go.release();
    await();
    return !over;
  }

  /** So many steps, if there are so many. */
  void steps(int count) throws InterruptedException {
    for (int n = 0; n < count && step(); n++) {
      // On.
    }
  }

  void toTheEnd() throws InterruptedException {
    while (step()) {
      // On.
    }
  }

  /** Is killed where it stands. */
  void crash() throws InterruptedException {
    if (!over) {
      crashing = true;
      step();
    }
  }

  boolean isOver() {
    return over;
  }

  /** What it failed with. */
  @Nullable Throwable failure() {
    return failure;
  }
}
