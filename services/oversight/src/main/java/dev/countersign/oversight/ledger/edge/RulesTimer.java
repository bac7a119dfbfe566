package dev.countersign.oversight.ledger.edge;

import dev.countersign.domain.Rules;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.oversight.ledger.AdoptRules;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Adopts this release's rules when it has started, tries until it has, and adopts them again where
 * older ones come into force: by a pod that was told to go back and is not wanted any more, or by a
 * database that was put back. Until then nothing is written.
 */
@Singleton
class RulesTimer {
  private static final Logger LOG = Logger.getLogger(RulesTimer.class);

  /** A start that is refused leaves nothing on record. */
  static final int BEHIND_REFUSALS = ObserverMethod.DEFAULT_PRIORITY + 500;

  private static final long LOOKS_EVERY_SECONDS = 10;
  private static final long TRIES_EVERY_SECONDS = 2;
  private static final int UNKNOWN = -1;

  private final AdoptRules adoptRules;
  private final RulesAdopted rules;
  private volatile Optional<Integer> goBackFrom;
  private volatile int inForce = UNKNOWN;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("rules").factory());

  RulesTimer(
      AdoptRules adoptRules,
      @ConfigProperty(name = "quarkus.application.version") String release,
      @ConfigProperty(name = "countersign.rules.go-back") Optional<Integer> goBackFrom) {
    this.adoptRules = adoptRules;
    this.rules = new RulesAdopted(Rules.NUMBER, release);
    this.goBackFrom = goBackFrom;
  }

  void start(@Observes @Priority(BEHIND_REFUSALS) StartupEvent started) {
    keep();
  }

  void stop(@Observes ShutdownEvent stopping) {
    timer.shutdown();
  }

  private void keep() {
    try {
      adopt();
    } catch (RuntimeException e) {
      if (inForce != Rules.NUMBER) {
        LOG.warnf("The rules could not be adopted yet, so nothing is written: %s", e.getMessage());
      }
    }
    long wait = inForce == UNKNOWN ? TRIES_EVERY_SECONDS : LOOKS_EVERY_SECONDS;
    timer.schedule(this::keep, wait, TimeUnit.SECONDS);
  }

  private void adopt() {
    var context = Arc.container().requestContext();
    boolean ours = !context.isActive();
    if (ours) {
      context.activate();
    }
    try {
      goBackFrom.ifPresentOrElse(
          newer -> adoptRules.goBack(rules, newer), () -> adoptRules.adopt(rules));
      // Going back is done once: pods of the two releases would else take turns for ever.
      goBackFrom = Optional.empty();
      tell(adoptRules.inForce());
    } finally {
      if (ours) {
        context.terminate();
      }
    }
  }

  private void tell(int now) {
    if (now != Rules.NUMBER && now != inForce) {
      LOG.warnf(
          "Rules %d are in force and this release has %d, so it writes nothing. If it is to serve"
              + " again, start it with COUNTERSIGN_RULES_GO_BACK=%d",
          now, Rules.NUMBER, now);
    }
    inForce = now;
  }
}
