package dev.countersign.transparency.sequencer;

import dev.countersign.transparency.tree.TreeRows;
import dev.countersign.transparency.tree.TreeRows.Published;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What tells an operator that the log falls behind. Sizes alone: nothing of whose leaves they are.
 */
@Startup
@Singleton
class LogMetrics {
  private final MeterRegistry registry;
  private final TreeRows rows;
  private final Pace pace;
  private final Publisher publisher;

  LogMetrics(MeterRegistry registry, TreeRows rows, Pace pace, Publisher publisher) {
    this.registry = registry;
    this.rows = rows;
    this.pace = pace;
    this.publisher = publisher;
  }

  @PostConstruct
  void register() {
    Gauge.builder("countersign.log.size", rows, r -> r.head().size())
        .description("Entries in the tree")
        .register(registry);
    Gauge.builder(
            "countersign.log.published",
            rows,
            r -> r.newestCheckpoint().map(Published::size).orElse(0L))
        .description("Entries under the newest checkpoint")
        .register(registry);
    Gauge.builder("countersign.log.waiting", rows, TreeRows::countWaiting)
        .description("Settled leaves that are not in the tree yet")
        .register(registry);
    Gauge.builder("countersign.log.lag", pace, p -> p.sinceLastRound().toMillis() / 1000.0)
        .baseUnit("seconds")
        .description("Time since a round last went through to its end")
        .register(registry);
    FunctionCounter.builder("countersign.log.refused", publisher, Publisher::refusals)
        .description("Rounds that signed nothing because the database was put back or changed")
        .register(registry);
    Gauge.builder(
            "countersign.log.checkpoint.age",
            rows,
            r -> age(r.newestPublishedAt(), OffsetDateTime.now(ZoneOffset.UTC)))
        .baseUnit("seconds")
        .description("Time since the newest checkpoint was published; infinite if none ever was")
        .register(registry);
  }

  /** In seconds; a log that never publishes is as silent as can be, and no alert looks away. */
  static double age(Optional<OffsetDateTime> publishedAt, OffsetDateTime now) {
    return publishedAt
        .map(at -> Duration.between(at, now).toMillis() / 1000.0)
        .orElse(Double.POSITIVE_INFINITY);
  }
}
