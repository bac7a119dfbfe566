package dev.countersign.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Does what needs a lock beside services that go on: it waits for a lock only for a moment, since
 * everybody who comes after waits behind it, and tries again after a pause in which they go on.
 */
final class Gently {
  /** How long others may have to stand behind one attempt. */
  static final Duration LOCK_TIMEOUT = Duration.ofMillis(500);

  /** A deadlock, and a lock that was waited for too long. */
  private static final Set<String> IN_THE_WAY = Set.of("40P01", "55P03");

  private static final long SHORTEST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 1_500;

  /** Something that may find others in its way, and then has left nothing behind. */
  interface Work<T, E extends Exception> {
    T attempt() throws E;
  }

  private Gently() {}

  /** Tries until it is done, or what is in the way is still there after so long. */
  static <T, E extends Exception> T until(Duration patience, Work<T, E> work) throws E {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return work.attempt();
      } catch (Exception e) {
        if (!isInTheWay(e) || System.nanoTime() > end) {
          throw e;
        }
      }
      pause();
    }
  }

  private static boolean isInTheWay(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && IN_THE_WAY.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** Of no fixed length, so that it does not keep step with what comes again and again. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(
          ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The migration was interrupted", e);
    }
  }
}
