package dev.countersign.oversight.ledger.edge;

import dev.countersign.domain.Rules;
import dev.countersign.oversight.ledger.AdoptRules;
import dev.countersign.oversight.ledger.RecordStatus;
import dev.countersign.oversight.platform.PlatformClock;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Under the real clock, states every hour how the record stands; the story clock has its stops. */
@Singleton
class StatusTimer {
  private static final Logger LOG = Logger.getLogger(StatusTimer.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final long LOOKS_EVERY_SECONDS = 60;

  private final RecordStatus status;
  private final AdoptRules rules;
  private final PlatformClock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("status").factory());

  StatusTimer(RecordStatus status, AdoptRules rules, PlatformClock clock) {
    this.status = status;
    this.rules = rules;
    this.clock = clock;
  }

  void start(@Observes StartupEvent started) {
    if (!clock.isStory()) {
      timer.scheduleAtFixedRate(this::record, 1, LOOKS_EVERY_SECONDS, TimeUnit.SECONDS);
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    timer.shutdown();
  }

  /** On a thread of nobody's request, where a standpoint is looked for all the same. */
  void state() {
    var context = Arc.container().requestContext();
    context.activate();
    try {
      // A replica of another release records nothing: those that have the rules in force do.
      if (rules.inForce() == Rules.NUMBER) {
        status.recordUnlessWithin(EVERY);
      }
    } finally {
      context.terminate();
    }
  }

  private void record() {
    try {
      state();
    } catch (RuntimeException e) {
      LOG.error("The status could not be recorded; the next minute tries again", e);
    }
  }
}
