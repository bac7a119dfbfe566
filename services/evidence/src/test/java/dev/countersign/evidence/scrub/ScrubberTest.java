package dev.countersign.evidence.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.http.TicketMaker;
import dev.countersign.evidence.vault.Backlog;
import dev.countersign.evidence.vault.Backlog.Step;
import dev.countersign.evidence.vault.Damages;
import dev.countersign.evidence.vault.ScrubRounds;
import dev.countersign.evidence.vault.Seal;
import dev.countersign.evidence.vault.Seals;
import dev.countersign.evidence.vault.Store;
import dev.countersign.evidence.vault.Stores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nobody reads is looked at too. */
class ScrubberTest {
  private static final Duration REST = Duration.ofHours(1);

  private final Stores stores = Stores.memory();
  private final Store store = stores.store();
  private final Backlog backlog = new Backlog(store);
  private final Damages damages = new Damages(store);
  private final ScrubRounds rounds = new ScrubRounds(store);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-06-24T16:10:00Z");

  private record Config(String every, Duration rest, MemorySize bytes) implements ScrubConfig {}

  @AfterEach
  void close() {
    stores.close();
  }

  private Scrubber scrubber(long bytes) {
    return new Scrubber(
        rounds,
        new Seals(store),
        stores.blobs(),
        new Alarm(damages, backlog, () -> now, meters),
        new Config("1s", REST, new MemorySize(BigInteger.valueOf(bytes))),
        () -> now,
        meters);
  }

  /** Evidence whose seal says this digest, whatever its bytes are. */
  private void sealed(String evidence, byte[] bytes, String sha256) throws IOException {
    var blob = "org_a/" + evidence;
    try (var out = stores.blobs().create(blob, evidence)) {
      out.write(bytes);
    }
    var key = Seal.key("org_a", evidence);
    new Seals(store)
        .seal(
            new Seal(
                key, "org_a", evidence, sha256, bytes.length, "a/b", "n", "PUBLIC", blob, now));
    rounds.add(key);
    rounds.add(key);
  }

  private double count(String name) {
    return meters.find(name).counters().stream().mapToDouble(c -> c.count()).sum();
  }

  @Test
  void whatIsAsItWasRaisesNothing() throws IOException {
    sealed("evd_1", new byte[100], TicketMaker.sha256(new byte[100]));
    scrubber(1_000).turn();
    assertThat(count("countersign.evidence.scrubbed")).isEqualTo(100);
    assertThat(count("countersign.evidence.damaged")).isZero();
    assertThat(backlog.size()).isZero();
  }

  @Test
  void otherBytesRaiseAMetricAndAnAlarmOnce() throws IOException {
    sealed("evd_1", new byte[100], "00".repeat(32));
    for (int turn = 0; turn < 3; turn++) {
      scrubber(1_000).turn();
      now = now.plus(REST);
    }
    assertThat(count("countersign.evidence.damaged")).isEqualTo(3);
    assertThat(damages.find("org_a/evd_1").orElseThrow().failure()).isEqualTo("DIGEST_MISMATCH");
    assertThat(backlog.due(now))
        .singleElement()
        .satisfies(work -> assertThat(work.step()).isEqualTo(Step.ALARM));
  }

  @Test
  void anAlarmThatMetOtherWorkIsRaisedAgainUntilOversightKnows() throws IOException {
    sealed("evd_1", new byte[100], "00".repeat(32));
    backlog.add("org_a/evd_1", now);
    scrubber(1_000).turn();
    assertThat(backlog.due(now)).allMatch(work -> work.step() == Step.READ);
    backlog.done("org_a/evd_1");
    now = now.plus(REST);
    scrubber(1_000).turn();
    assertThat(backlog.due(now)).allMatch(work -> work.step() == Step.ALARM).hasSize(1);
    backlog.done("org_a/evd_1");
    damages.told("org_a/evd_1", now);
    now = now.plus(REST);
    scrubber(1_000).turn();
    assertThat(backlog.size()).isZero();
  }

  @Test
  void bytesThatAreGoneAreDamageToo() throws IOException {
    sealed("evd_1", new byte[100], TicketMaker.sha256(new byte[100]));
    stores.blobs().erase("org_a/evd_1", 100);
    scrubber(1_000).turn();
    assertThat(damages.find("org_a/evd_1").orElseThrow().failure()).isEqualTo("UNREADABLE");
  }

  @Test
  void aRoundGoesOnWhereTheLastTurnStoppedAndLooksAtAll() throws IOException {
    for (int n = 0; n < 10; n++) {
      sealed("evd_" + n, new byte[100], TicketMaker.sha256(new byte[100]));
    }
    // Duplicate digests of one owner are not sealed twice, so only the first one is looked at.
    sealed("evd_x", new byte[50], TicketMaker.sha256(new byte[50]));
    var scrubber = scrubber(1);
    scrubber.turn();
    scrubber.turn();
    assertThat(count("countersign.evidence.scrubbed")).isEqualTo(150);
  }

  @Test
  void aRoundThatIsOverIsFollowedByARestAndOneThatStoppedIsNot() throws IOException {
    sealed("evd_1", new byte[100], TicketMaker.sha256(new byte[100]));
    var enough = scrubber(1_000);
    enough.turn();
    now = now.plus(REST).minusSeconds(1);
    enough.turn();
    assertThat(count("countersign.evidence.scrubbed")).isEqualTo(100);
    now = now.plusSeconds(1);
    enough.turn();
    assertThat(count("countersign.evidence.scrubbed")).isEqualTo(200);
    now = now.plus(REST);
    scrubber(100).turn();
    enough.turn();
    assertThat(rounds.claim(now, now)).as("it rests, since the end was reached").isEmpty();
  }

  @Test
  void ofTwoReplicasOneIsAtIt() throws IOException {
    sealed("evd_1", new byte[100], TicketMaker.sha256(new byte[100]));
    assertThat(rounds.claim(now, now.plusSeconds(60))).isPresent();
    scrubber(1_000).turn();
    assertThat(count("countersign.evidence.scrubbed")).isZero();
    now = now.plusSeconds(61);
    scrubber(1_000).turn();
    assertThat(count("countersign.evidence.scrubbed")).isEqualTo(100);
  }
}
