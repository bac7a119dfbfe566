package dev.countersign.evidence.notice;

import dev.countersign.evidence.vault.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Measures what is sealed and cannot be told: nobody can cite it yet. */
@Singleton
final class UntoldEvidence {
  /** So many in vain are no accident; with the pauses between them, half a minute. */
  private static final int ATTEMPTS = 5;

  private final Backlog backlog;
  private final MeterRegistry meters;

  UntoldEvidence(Backlog backlog, MeterRegistry meters) {
    this.backlog = backlog;
    this.meters = meters;
  }

  void begin(@Observes StartupEvent started) {
    Gauge.builder("countersign.evidence.untold", backlog, work -> work.untold(ATTEMPTS))
        .description("Pieces of sealed evidence that oversight could not be told of")
        .register(meters);
  }
}
