package dev.countersign.evidence.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import dev.countersign.evidence.admission.Pace;
import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.reader.StoreFailedException;
import dev.countersign.evidence.ticket.Ticket;
import dev.countersign.evidence.vault.Backlog;
import dev.countersign.evidence.vault.Seals;
import dev.countersign.evidence.vault.Seals.Outcome;
import dev.countersign.evidence.vault.Store;
import dev.countersign.evidence.vault.Stores;
import dev.countersign.evidence.vault.UnsealedBlobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ReceiveUploadTest {
  private static final byte[] BYTES = new byte[100_000];

  private final Stores stores = Stores.memory();
  private final Store store = stores.store();
  private final UnsealedBlobs unsealed = new UnsealedBlobs(store);
  private final Seals seals = new Seals(store);
  private final Backlog backlog = new Backlog(store);
  private Instant now = Instant.parse("2026-06-24T16:10:00Z");

  @AfterEach
  void close() {
    stores.close();
  }

  private static GivenLimits config() {
    return GivenLimits.of(1_000_000, 1_000);
  }

  private ReceiveUpload receiving() {
    return receiving(config());
  }

  private ReceiveUpload receiving(GivenLimits limits) {
    return new Intake(store, stores.blobs(), () -> now).receiving(limits);
  }

  private static Ticket ticket() {
    return Intake.ticket(BYTES);
  }

  private static void assertRefused(RefusalCode code, ThrowingCallable receive) {
    assertThatThrownBy(receive)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  /** Gives the bytes, and has something happen at the first read. */
  private static InputStream body(Runnable first) {
    var once = new AtomicReference<>(first);
    return new ByteArrayInputStream(BYTES) {
      @Override
      public int read(byte[] into) throws IOException {
        once.getAndSet(() -> {}).run();
        return super.read(into);
      }
    };
  }

  private static InputStream body() {
    return new ByteArrayInputStream(BYTES);
  }

  @Test
  void moreUploadsThanThereArePlacesForAreTurnedAway() throws IOException {
    var receive = receiving(config().places(1, 1));
    Runnable another =
        () ->
            assertRefused(
                RefusalCode.BUSY,
                () -> receive.receive(Intake.ticket(BYTES, "org_b"), -1, 0, body()));
    assertThat(receive.receive(ticket(), -1, 0, body(another))).isInstanceOf(Outcome.Sealed.class);
    assertThat(receive.receive(ticket(), -1, 0, body())).isInstanceOf(Outcome.AlreadySealed.class);
  }

  @Test
  void anOrganisationHasItsShareOfThePlacesAndTheRestIsOthers() throws IOException {
    var receive = receiving(config().places(2, 1));
    Runnable others =
        () -> {
          assertRefused(
              RefusalCode.TOO_MANY_UPLOADS, () -> receive.receive(ticket(), -1, 0, body()));
          assertThatCode(() -> receive.receive(Intake.ticket(BYTES, "org_b"), -1, 0, body()))
              .doesNotThrowAnyException();
        };
    receive.receive(ticket(), -1, 0, body(others));
    assertThatCode(() -> receive.receive(ticket(), -1, 0, body())).doesNotThrowAnyException();
    assertThat(RefusalCode.TOO_MANY_UPLOADS.retryAfter()).isPositive();
  }

  @Test
  void whoStopsHalfWayIsCutOffAndMayGoOn() throws IOException {
    var bytes = new byte[3_000_000];
    new Random(9).nextBytes(bytes);
    var ticket = Intake.ticket(bytes);
    var receive = receiving(GivenLimits.of(10_000_000, 10_000));
    // Fast for two thirds: what was saved up by that does not last.
    assertRefused(
        RefusalCode.UPLOAD_TOO_SLOW,
        () ->
            receive.receive(
                ticket, -1, 0, interrupted(bytes, 35, () -> now = now.plusSeconds(11))));
    int kept = (int) receive.offset(ticket);
    assertThat(kept).isBetween(2_000_000, 2_400_000);
    // Not as fast as at first, and fast enough.
    var rest = Arrays.copyOfRange(bytes, kept, bytes.length);
    var steady =
        new ByteArrayInputStream(rest) {
          @Override
          public int read(byte[] into) throws IOException {
            now = now.plusSeconds(4);
            return super.read(into);
          }
        };
    assertThat(receive.receive(ticket, -1, kept, steady)).isInstanceOf(Outcome.Sealed.class);
  }

  @Test
  void aSlowStoreIsNotTheClientsFault() throws IOException {
    var bytes = new byte[3_000_000];
    var slow =
        new Arrival(
            Intake.ticket(bytes).upload(),
            new Pace(Duration.ofSeconds(10), 10_000, Arrival::tooSlow),
            size -> now = now.plusSeconds(60),
            () -> now);
    assertThatCode(
            () -> slow.copy(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream()))
        .doesNotThrowAnyException();
  }

  @Test
  void nothingIsVisibleBeforeTheSealAndTheWorkFollowsIt() throws IOException {
    var evidence = ticket().evidence().value();
    Runnable look =
        () -> {
          assertThat(unsealed.all()).hasSize(1);
          assertThat(seals.find("org_a", evidence)).isEmpty();
          assertThat(backlog.size()).isZero();
        };
    receiving().receive(ticket(), -1, 0, body(look));
    assertThat(unsealed.all()).isEmpty();
    assertThat(seals.find("org_a", evidence)).isPresent();
    assertThat(backlog.size()).isEqualTo(1);
  }

  private static ReceiveUpload receiving(Stores stores, Instant at) {
    return receiving(stores, at, Duration.ofMinutes(1));
  }

  private static ReceiveUpload receiving(Stores stores, Instant at, Duration patience) {
    return new Intake(stores.store(), stores.blobs(), () -> at)
        .receiving(GivenLimits.of(10_000_000, 1_000_000).patience(patience));
  }

  /** Gives 64 KiB at a time, and has something happen once so many were read. */
  private static InputStream interrupted(byte[] bytes, int after, Runnable then) {
    var left = new AtomicInteger(after);
    return new ByteArrayInputStream(bytes) {
      @Override
      public int read(byte[] into) throws IOException {
        if (left.getAndDecrement() == 0) {
          then.run();
        }
        return super.read(into);
      }
    };
  }

  @Test
  void aStoreThatRestartsMidUploadIsGoneOnWith(@TempDir Path folder) throws IOException {
    var bytes = new byte[3_000_000];
    new Random(7).nextBytes(bytes);
    var ticket = Intake.ticket(bytes);
    try (var failing = Stores.file(folder)) {
      assertThatThrownBy(
              () ->
                  receiving(failing, now)
                      .receive(ticket, -1, 0, interrupted(bytes, 40, failing::down)))
          .isInstanceOfAny(StoreFailedException.class, MongoException.class);
      failing.restart();
      long kept = receiving(failing, now).offset(ticket);
      assertThat(kept).isBetween(1_000_000L, 2_700_000L);
      var rest = Arrays.copyOfRange(bytes, (int) kept, bytes.length);
      assertThat(receiving(failing, now).receive(ticket, -1, kept, new ByteArrayInputStream(rest)))
          .isInstanceOf(Outcome.Sealed.class);
      var seal = new Seals(failing.store()).find("org_a", ticket.evidence().value()).orElseThrow();
      var whole = failing.blobs().open(seal.blob(), seal.evidence(), seal.size());
      assertThat(Channels.newInputStream(whole.open()).readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  @Timeout(60)
  void whoComesBeforeAllIsHashedAgainIsToldHowFarItIsAndMayComeAgain() throws Exception {
    var bytes = new byte[3_000_000];
    new Random(8).nextBytes(bytes);
    var ticket = Intake.ticket(bytes);
    var broken = Arrays.copyOf(bytes, 2_500_000);
    assertRefused(
        RefusalCode.UPLOAD_BROKEN_OFF,
        () -> receiving(stores, now).receive(ticket, -1, 0, Intake.cutOff(broken)));
    var another = receiving(stores, now, Duration.ZERO);
    long kept = another.offset(ticket);
    assertThat(kept).isPositive();
    var rest = Arrays.copyOfRange(bytes, (int) kept, bytes.length);
    assertThatThrownBy(() -> another.receive(ticket, -1, kept, new ByteArrayInputStream(rest)))
        .hasMessageContaining("hashed again")
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.BUSY));
    assertThat(another.offset(ticket)).as("nothing is lost of it").isEqualTo(kept);
    while (another.hashed(ticket) < kept) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(receiving(stores, now).receive(ticket, -1, kept, new ByteArrayInputStream(rest)))
        .isInstanceOf(Outcome.Sealed.class);
  }

  @Test
  void aStoreThatFailsHalfWayLeavesNothingVisible(@TempDir Path folder) throws IOException {
    try (var failing = Stores.file(folder)) {
      var receive = receiving(failing, now);
      assertThatThrownBy(() -> receive.receive(ticket(), -1, 0, body(failing::down)))
          .isInstanceOfAny(StoreFailedException.class, MongoException.class);
      failing.restart();
      var after = failing.store();
      assertThat(new Seals(after).find("org_a", ticket().evidence().value())).isEmpty();
      // The note is there, so the sweeper ends what is left; and the same upload may come again.
      assertThat(new UnsealedBlobs(after).all()).hasSize(1);
      var again = receiving(failing, now);
      assertThat(again.receive(ticket(), -1, 0, body())).isInstanceOf(Outcome.Sealed.class);
    }
  }
}
