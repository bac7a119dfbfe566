package dev.countersign.evidence.scrub;

import dev.countersign.evidence.reader.StoreFailedException;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.BytesChangedException;
import dev.countersign.evidence.vault.Rehash;
import dev.countersign.evidence.vault.ScrubRounds;
import dev.countersign.evidence.vault.Seals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Hashes again what is kept, a little at a time, round after round. Bytes that are not what they
 * were raise a metric, and oversight is told.
 */
@Singleton
public final class Scrubber {
  private static final Logger LOG = Logger.getLogger(Scrubber.class);
  private static final Duration LEASE = Duration.ofMinutes(30);

  private final ScrubRounds rounds;
  private final Seals seals;
  private final Blobs blobs;
  private final Alarm alarm;
  private final ScrubConfig config;
  private final InstantSource time;
  private final Counter hashed;

  public Scrubber(
      ScrubRounds rounds,
      Seals seals,
      Blobs blobs,
      Alarm alarm,
      ScrubConfig config,
      InstantSource time,
      MeterRegistry meters) {
    this.rounds = rounds;
    this.seals = seals;
    this.blobs = blobs;
    this.alarm = alarm;
    this.config = config;
    this.time = time;
    this.hashed = meters.counter("countersign.evidence.scrubbed", "unit", "bytes");
  }

  /**
   * One turn: as many bytes as a turn may have, from where the last one stopped. Where a round
   * comes to its end, all rest before the next: little that is kept is not hashed all day.
   */
  @Scheduled(
      identity = "scrub",
      every = "${countersign.scrub.every:10s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void turn() {
    var now = time.instant();
    var claimed = rounds.claim(now, now.plus(LEASE));
    if (claimed.isEmpty()) {
      return;
    }
    int list = claimed.get().list();
    int next = claimed.get().next();
    long budget = config.bytes().asLongValue();
    boolean over = false;
    try {
      while (!over && budget > 0) {
        var keys = rounds.list(list);
        if (next < keys.size()) {
          budget -= look(keys.get(next));
          next++;
        } else {
          list = (list + 1) % ScrubRounds.LISTS;
          next = 0;
          over = list == 0;
        }
      }
    } catch (RuntimeException e) {
      LOG.warnf("The round over what is kept stopped: %s", e.toString());
    } finally {
      rounds.leave(list, next, over ? time.instant().plus(config.rest()) : Instant.EPOCH);
    }
  }

  /** Looks at one piece of evidence, and says how many bytes it has. */
  private long look(String key) {
    var seal = seals.byKey(key);
    if (seal.isEmpty()) {
      return 0;
    }
    try {
      if (!Rehash.of(seal.get(), blobs).equals(seal.get().sha256())) {
        alarm.otherBytes(seal.get());
      }
    } catch (BytesChangedException e) {
      alarm.unreadable(seal.get());
    } catch (IOException e) {
      throw new StoreFailedException("The store failed under a look", e);
    }
    hashed.increment(seal.get().size());
    return Math.max(1, seal.get().size());
  }
}
