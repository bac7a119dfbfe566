package dev.countersign.evidence.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.fixture.InspectLog;
import dev.countersign.evidence.reader.Bytes;
import dev.countersign.evidence.reader.Readers;
import dev.countersign.evidence.reader.Warning.Code;
import dev.countersign.evidence.reading.ReadEvidence;
import dev.countersign.evidence.vault.Backlog;
import dev.countersign.evidence.vault.Damages;
import dev.countersign.evidence.vault.Readings;
import dev.countersign.evidence.vault.ScrubRounds;
import dev.countersign.evidence.vault.Seal;
import dev.countersign.evidence.vault.Seals;
import dev.countersign.evidence.vault.Store;
import dev.countersign.evidence.vault.Stores;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a clock of its own and without threads: what dies, what waits, who goes on. */
class AftercareTest {
  private static final String KEY = "org_a/evd_1";

  private final Stores stores = Stores.memory();
  private final Store store = stores.store();
  private final Backlog backlog = new Backlog(store);
  private final Readings readings = new Readings(store);
  private final List<SealedNotice> told = new ArrayList<>();
  private Instant now = Instant.parse("2026-06-24T16:10:00Z");
  private final List<DamageNotice> alarms = new ArrayList<>();
  private boolean oversightIsDown;

  private record Pauses(Duration firstPause, Duration longestPause, int concurrent)
      implements NoticeConfig {}

  @BeforeEach
  void seal() throws IOException {
    var bytes = InspectLog.crossing().json();
    try (var out = stores.blobs().create("org_a/blob", "evd_1")) {
      out.write(bytes);
    }
    var seal =
        new Seal(KEY, "org_a", "evd_1", "d", bytes.length, "a/b", "n", "PUBLIC", "org_a/blob", now);
    new Seals(store).seal(seal);
    backlog.add(KEY, now);
  }

  @AfterEach
  void close() {
    stores.close();
  }

  private FollowUp followUp() {
    return new FollowUp(
        new Seals(store),
        readings,
        new ReadEvidence(new Readers(Bytes.LIMITS), stores.blobs(), readings),
        oversight,
        new ScrubRounds(store),
        new Damages(store),
        new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(5), 1),
        () -> now);
  }

  private final Oversight oversight =
      new Oversight() {
        @Override
        public void tell(SealedNotice notice) {
          if (oversightIsDown) {
            throw new IllegalStateException("down");
          }
          told.add(notice);
        }

        @Override
        public void alarm(DamageNotice notice) {
          if (oversightIsDown) {
            throw new IllegalStateException("down");
          }
          alarms.add(notice);
        }
      };

  /** One round of a new process. */
  private void round() {
    new Aftercare(backlog, followUp(), 1, Runnable::run, () -> now).round();
  }

  private void later(Duration by) {
    now = now.plus(by);
  }

  @Test
  void whatIsToldIsDone() {
    round();
    assertThat(told).singleElement().satisfies(n -> assertThat(n.parsed().planned()).isEqualTo(80));
    assertThat(backlog.size()).isZero();
  }

  @Test
  void pausesDoubleUpToTheLongest() {
    oversightIsDown = true;
    var pauses = new ArrayList<Duration>();
    for (int n = 0; n < 11; n++) {
      round();
      var due = backlog.due(now.plus(Duration.ofDays(1))).getFirst().due();
      pauses.add(Duration.between(now, due));
      now = due;
    }
    assertThat(pauses).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(pauses.get(8)).isEqualTo(Duration.ofSeconds(256));
    assertThat(pauses).endsWith(Duration.ofMinutes(5), Duration.ofMinutes(5));
    oversightIsDown = false;
    round();
    assertThat(told).hasSize(1);
  }

  @Test
  void nothingIsSentBeforeItsTime() {
    oversightIsDown = true;
    round();
    oversightIsDown = false;
    later(Duration.ofMillis(999));
    round();
    assertThat(told).isEmpty();
    later(Duration.ofMillis(1));
    round();
    assertThat(told).hasSize(1);
  }

  /** Takes the work and is never heard of again. */
  private void dieAtIt() {
    assertThat(backlog.claim(backlog.due(now).getFirst(), now.plusSeconds(30))).isTrue();
  }

  @Test
  void whatADeadProcessHeldIsTakenUpByAnother() {
    dieAtIt();
    round();
    assertThat(told).isEmpty();
    later(Duration.ofSeconds(30));
    round();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().parsed().decisionGrade()).isTrue();
  }

  @Test
  void aFileThatKillsEveryReaderIsGivenUp() {
    for (int n = 0; n < 5; n++) {
      dieAtIt();
      later(Duration.ofSeconds(30));
    }
    round();
    var parsed = told.getFirst().parsed();
    assertThat(parsed.decisionGrade()).isFalse();
    assertThat(parsed.warnings().getFirst().code()).isEqualTo(Code.UNPARSED);
    assertThat(parsed.reason()).isEqualTo("Reading this file failed again and again.");
  }

  @Test
  void aStoreThatFailsIsNotTheFilesFault() throws IOException {
    stores.blobs().erase("org_a/blob", 1_000_000);
    for (int n = 0; n < 10; n++) {
      round();
      later(Duration.ofSeconds(15));
    }
    assertThat(told).isEmpty();
    try (var out = stores.blobs().create("org_a/blob", "evd_1")) {
      out.write(InspectLog.crossing().json());
    }
    round();
    assertThat(told).singleElement().matches(notice -> notice.parsed().decisionGrade());
  }

  @Test
  void whoHandsMuchInWaitsBehindItself() {
    List.of("org_a/evd_2", "org_a/evd_3", "org_b/evd_1").forEach(key -> backlog.add(key, now));
    // Nobody comes to the work that is taken up.
    new Aftercare(backlog, followUp(), 2, work -> {}, () -> now).round();
    assertThat(backlog.due(now))
        .extracting(Backlog.Work::id)
        .containsExactlyInAnyOrder("org_a/evd_2", "org_a/evd_3");
  }

  @Test
  void samplesStandInPages() {
    round();
    assertThat(readings.page(KEY, 0)).hasSize(Readings.PAGE);
    assertThat(readings.page(KEY, 1)).hasSize(30);
    backlog.add(KEY, now);
    round();
    assertThat(readings.page(KEY, 1)).hasSize(30);
    assertThat(told).hasSize(2);
    assertThat(told.get(0)).isEqualTo(told.get(1));
  }

  @Test
  void whatIsErasedWhileItIsReadLeavesNothingThatWasRead() {
    var once = new AtomicBoolean(true);
    stores.beforeEach(
        (command, collection) -> {
          if (collection.equals("samples") && once.getAndSet(false)) {
            new Seals(store).remove(KEY, "org_a/blob");
            readings.erase(KEY);
            stores.blobs().erase("org_a/blob", 1_000_000);
          }
        });
    round();
    assertThat(once).isFalse();
    assertThat(stores.documents("samples")).isZero();
    assertThat(stores.documents("sampleTiles")).isZero();
    assertThat(stores.documents("readings")).isZero();
    assertThat(told).isEmpty();
    assertThat(backlog.size()).isZero();
  }

  @Test
  void oversightIsToldOfDamageUntilItKnows() {
    round();
    var damages = new Damages(store);
    damages.add(new Damages.Damage(KEY, "DIGEST_MISMATCH", now, null));
    backlog.alarm(KEY, now);
    oversightIsDown = true;
    round();
    assertThat(alarms).isEmpty();
    oversightIsDown = false;
    later(Duration.ofSeconds(10));
    round();
    assertThat(alarms)
        .containsExactly(
            new DamageNotice("evd_1", "org_a", "d", "DIGEST_MISMATCH", now.minusSeconds(10)));
    assertThat(backlog.size()).isZero();
    assertThat(damages.isTold(KEY)).isTrue();
    assertThat(told).hasSize(1);
  }
}
