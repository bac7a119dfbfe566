package dev.countersign.transparency.witness;

import dev.countersign.proofs.merkle.SubtreeProofs;
import dev.countersign.proofs.note.Cosigner;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.transparency.tree.TreeRows;
import dev.countersign.transparency.tree.TreeRows.Published;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Shows each witness the newest checkpoint and publishes what it answers with it. A thread of its
 * own: a witness that is slow or away never holds a checkpoint back.
 */
@Singleton
public class Witnesses {
  private static final Logger LOG = Logger.getLogger(Witnesses.class);

  private final TreeRows rows;
  private final CosignatureRows cosignatures;
  private final Duration interval;
  private final List<Witness> all;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("witnesses").factory());

  Witnesses(
      TreeRows rows, CosignatureRows cosignatures, WitnessConfig config, MeterRegistry registry) {
    this.rows = rows;
    this.cosignatures = cosignatures;
    this.interval = config.interval();
    var client = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    this.all =
        config.of().values().stream()
            .map(w -> new Witness(client, Cosigner.parse(w.key()), w.url(), config.timeout()))
            .toList();
    Gauge.builder("countersign.log.witness.age", this, Witnesses::age)
        .baseUnit("seconds")
        .description(
            "Time since a witness last cosigned; infinite if none ever did, NaN if none is named")
        .register(registry);
  }

  /** Asks those witnesses that have not cosigned the newest checkpoint. */
  public void round() {
    rows.newestCheckpoint().ifPresent(newest -> all.forEach(witness -> ask(witness, newest)));
  }

  private void ask(Witness witness, Published newest) {
    long from = cosignatures.newestBy(witness.name());
    if (from == newest.size() && newest.size() > 0) {
      return;
    }
    try {
      var note = SignedNote.parse(newest.note());
      var cosigned =
          witness.cosign(note, from, newest.size(), new SubtreeProofs(rows)::consistency);
      cosignatures.insert(
          newest.size(),
          witness.name(),
          cosigned.line().toText(),
          Instant.ofEpochSecond(cosigned.time()).atOffset(ZoneOffset.UTC));
    } catch (WitnessRefusedException e) {
      LOG.warn(e.getMessage());
    }
  }

  void start(@Observes StartupEvent started) {
    if (!all.isEmpty()) {
      long millis = interval.toMillis();
      timer.scheduleWithFixedDelay(this::roundOrTryAgain, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    timer.shutdownNow();
  }

  private void roundOrTryAgain() {
    try {
      round();
    } catch (RuntimeException e) {
      LOG.error("The witnesses could not be asked; the next interval tries again", e);
    }
  }

  private double age() {
    if (all.isEmpty()) {
      return Double.NaN;
    }
    return cosignatures
        .newest()
        .map(at -> Duration.between(at, OffsetDateTime.now(ZoneOffset.UTC)).toMillis() / 1000.0)
        .orElse(Double.POSITIVE_INFINITY);
  }
}
