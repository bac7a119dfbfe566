package dev.countersign.transparency.sequencer;

import dev.countersign.transparency.tree.TreeRows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Looks for leaves at fixed intervals, and keeps going after a fault. */
@Singleton
class Pace {
  private static final Logger LOG = Logger.getLogger(Pace.class);

  private final Sequencer sequencer;
  private final Publisher publisher;

  Pace(Sequencer sequencer, Publisher publisher, TreeRows rows, MeterRegistry metrics) {
    this.sequencer = sequencer;
    this.publisher = publisher;
    metrics.gauge("countersign.log.size", rows, r -> r.head().size());
  }

  @Scheduled(
      every = "${countersign.log.interval:500ms}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    try {
      boolean more = true;
      while (more) {
        more = sequencer.takeIn() > 0;
      }
      publisher.publish();
    } catch (RuntimeException e) {
      LOG.error("The log could not move on; the next interval tries again", e);
    }
  }
}
