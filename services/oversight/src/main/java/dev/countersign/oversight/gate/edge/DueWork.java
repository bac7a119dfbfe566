package dev.countersign.oversight.gate.edge;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.Rules;
import dev.countersign.oversight.gate.FollowTime;
import dev.countersign.oversight.ledger.AdoptRules;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.Pseudonyms;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Does what time alone has brought. Every replica tries whose release has the rules in force; the
 * ledger's lock lets one of two do it, and the other finds nothing left. One lab that fails does
 * not hold up the others, and is tried again at the next knock.
 */
@ApplicationScoped
class DueWork {
  private static final Logger LOG = Logger.getLogger(DueWork.class);

  private static final Duration LATE = Duration.ofSeconds(10);

  private final Ledger ledger;
  private final AdoptRules rules;
  private final FollowTime followTime;
  private final PlatformClock clock;
  private final Pseudonyms names;
  private final Timer lateness;
  private final Counter failures;
  private final Counter missed;
  private volatile boolean stopping;

  DueWork(
      Ledger ledger,
      AdoptRules rules,
      FollowTime followTime,
      PlatformClock clock,
      Pseudonyms names,
      MeterRegistry meters) {
    this.names = names;
    this.ledger = ledger;
    this.rules = rules;
    this.followTime = followTime;
    this.clock = clock;
    this.lateness =
        Timer.builder("countersign.due.lateness")
            .description("How long after its instant what was due was recorded")
            .publishPercentileHistogram()
            .register(meters);
    this.failures =
        Counter.builder("countersign.due.failures")
            .description("Labs whose due work failed and is tried again")
            .register(meters);
    this.missed =
        Counter.builder("countersign.due.missed")
            .description("What was due and was recorded more than 10 seconds after its instant")
            .register(meters);
    Gauge.builder("countersign.projection.lag", this, DueWork::lag)
        .baseUnit("seconds")
        .description("How long what time alone has brought waits to be derived; 0 if nothing waits")
        .register(meters);
  }

  @Scheduled(
      every = "{countersign.due.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void knock() {
    if (stopping) {
      return;
    }
    var due = ledger.due(clock.now());
    if (!due.isEmpty() && rules.inForce() == Rules.NUMBER) {
      due.forEach(this::follow);
    }
  }

  /** The last knock may fall into the stop, when there is no database to ask any more. */
  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  private double lag() {
    var now = clock.now();
    return ledger
        .nextDue()
        .filter(due -> due.isBefore(now))
        .map(due -> Duration.between(due, now).toMillis() / 1000.0)
        .orElse(0.0);
  }

  private void follow(String lab, Instant due) {
    try {
      followTime.follow(lab);
      var late = Duration.between(due, clock.now());
      lateness.record(late);
      if (late.compareTo(LATE) > 0) {
        missed.increment();
      }
    } catch (RuntimeException e) {
      if (isOthersToDo(e)) {
        return;
      }
      failures.increment();
      LOG.errorf(
          e,
          "What is due to %s since %s could not be recorded; it is tried again",
          names.of(lab),
          due);
    }
  }

  /** True if other rules came into force meanwhile: replicas that have them do it. */
  private static boolean isOthersToDo(RuntimeException e) {
    return e instanceof RuleBrokenException broken && broken.code().equals(Ledger.RULES_SUPERSEDED);
  }
}
