package dev.countersign.evidence.scrub;

import dev.countersign.evidence.vault.Backlog;
import dev.countersign.evidence.vault.Damages;
import dev.countersign.evidence.vault.Damages.Damage;
import dev.countersign.evidence.vault.Seal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * What is kept is not what was sealed, whoever found it: a metric is raised each time, and
 * oversight is told until it knows.
 */
@Singleton
public final class Alarm {
  private static final Logger LOG = Logger.getLogger(Alarm.class);

  private final Damages damages;
  private final Backlog backlog;
  private final InstantSource time;
  private final Counter damaged;

  public Alarm(Damages damages, Backlog backlog, InstantSource time, MeterRegistry meters) {
    this.damages = damages;
    this.backlog = backlog;
    this.time = time;
    this.damaged = meters.counter("countersign.evidence.damaged");
  }

  /** The bytes can no longer be read as they were sealed. */
  public void unreadable(Seal seal) {
    raise(seal, "UNREADABLE");
  }

  /** The bytes have another digest than was sealed. */
  public void otherBytes(Seal seal) {
    raise(seal, "DIGEST_MISMATCH");
  }

  private void raise(Seal seal, String failure) {
    LOG.errorf("%s is not what was sealed: %s", seal.evidence(), failure);
    damaged.increment();
    try {
      damages.add(
          new Damage(seal.id(), failure, time.instant().truncatedTo(ChronoUnit.MILLIS), null));
      if (!damages.isTold(seal.id())) {
        // Where other work stands in the way, the next look raises it again.
        backlog.alarm(seal.id(), time.instant());
      }
    } catch (RuntimeException e) {
      LOG.errorf("The damage of %s could not be noted: %s", seal.evidence(), e.toString());
    }
  }
}
