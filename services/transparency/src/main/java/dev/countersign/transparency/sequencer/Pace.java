package dev.countersign.transparency.sequencer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Goes round at fixed intervals, whether or not anything waits, and keeps going after a fault. A
 * thread of its own: the framework's scheduler knows no interval below a second.
 */
@Singleton
public class Pace {
  private static final Logger LOG = Logger.getLogger(Pace.class);
  private static final Duration LAST_ROUND = Duration.ofSeconds(10);

  private final Sequencer sequencer;
  private final Publisher publisher;
  private final FollowedLeaves followed;
  private final LogConfig config;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("log-pace").factory());
  private volatile long caughtUp = System.nanoTime();

  Pace(Sequencer sequencer, Publisher publisher, FollowedLeaves followed, LogConfig config) {
    this.sequencer = sequencer;
    this.publisher = publisher;
    this.followed = followed;
    this.config = config;
  }

  /** One round: all that is settled goes in, each batch under a checkpoint before the next one. */
  public void round() {
    int taken;
    do {
      taken = sequencer.takeIn();
      publisher.publish();
      followed.tell(sequencer.size() - taken, taken);
      // A batch that is not full was the last one. Going on until one is empty would never end
      // while
      // others write.
    } while (taken == config.batch() && !timer.isShutdown());
    caughtUp = System.nanoTime();
  }

  /** How long ago a round last went through to its end. */
  Duration sinceLastRound() {
    return Duration.ofNanos(System.nanoTime() - caughtUp);
  }

  void start(@Observes StartupEvent started) {
    long interval = config.interval().toMillis();
    timer.scheduleAtFixedRate(this::roundOrTryAgain, interval, interval, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    timer.shutdown();
    if (!timer.awaitTermination(LAST_ROUND.toSeconds(), TimeUnit.SECONDS)) {
      LOG.warn("The last round did not end in time; its transaction is rolled back");
    }
  }

  private void roundOrTryAgain() {
    try {
      round();
    } catch (RuntimeException e) {
      LOG.error("The log could not move on; the next interval tries again", e);
    }
  }
}
