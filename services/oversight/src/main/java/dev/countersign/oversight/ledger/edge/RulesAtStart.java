package dev.countersign.oversight.ledger.edge;

import dev.countersign.domain.Rules;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.oversight.ledger.AdoptRules;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Adopts this release's rules before anything is written, and tries until it has. */
@Singleton
class RulesAtStart {
  private static final Logger LOG = Logger.getLogger(RulesAtStart.class);
  private static final int FIRST = 100;
  private static final long AGAIN_SECONDS = 2;

  private final AdoptRules adoptRules;
  private final RulesAdopted rules;
  private final boolean goBack;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("rules").factory());

  RulesAtStart(
      AdoptRules adoptRules,
      @ConfigProperty(name = "quarkus.application.version") String release,
      @ConfigProperty(name = "countersign.rules.go-back", defaultValue = "false") boolean goBack) {
    this.adoptRules = adoptRules;
    this.rules = new RulesAdopted(Rules.NUMBER, release);
    this.goBack = goBack;
  }

  void start(@Observes @Priority(FIRST) StartupEvent started) {
    adopt();
  }

  void stop(@Observes ShutdownEvent stopping) {
    timer.shutdown();
  }

  private void adopt() {
    var context = Arc.container().requestContext();
    boolean ours = !context.isActive();
    if (ours) {
      context.activate();
    }
    try {
      if (goBack) {
        adoptRules.goBackTo(rules);
      } else {
        adoptRules.adopt(rules);
      }
    } catch (RuntimeException e) {
      LOG.warnf("The rules could not be adopted yet, so nothing is written: %s", e.getMessage());
      timer.schedule(this::adopt, AGAIN_SECONDS, TimeUnit.SECONDS);
    } finally {
      if (ours) {
        context.terminate();
      }
    }
  }
}
