package dev.countersign.evidence.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.reader.StoreFailedException;
import dev.countersign.evidence.ticket.Ticket;
import dev.countersign.evidence.vault.Backlog;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.Seals;
import dev.countersign.evidence.vault.Seals.Outcome;
import dev.countersign.evidence.vault.Store;
import dev.countersign.evidence.vault.Stores;
import dev.countersign.evidence.vault.UnsealedBlobs;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vault is killed when all bytes came in and none of them is evidence yet. */
class UnsealedUploadTest {
  private static final int CHUNK = (1 << 20) - 29;
  private static final Duration GRACE = Duration.ofSeconds(10);

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

  private ReceiveUpload receiving() {
    return receiving(stores);
  }

  private Intake intake(Stores at) {
    return new Intake(at.store(), at.blobs(), () -> now);
  }

  private ReceiveUpload receiving(Stores at) {
    return intake(at).receiving(GivenLimits.of(10_000_000, 10_000_000));
  }

  private void sweep() {
    intake(stores).sweep();
  }

  private static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static Ticket ticket(byte[] bytes) {
    return Intake.ticket(bytes);
  }

  private static InputStream from(byte[] bytes, int from) {
    return new ByteArrayInputStream(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  /** Everything but the seal, as a process leaves it that is killed right before. */
  private UnsealedBlob killed(byte[] bytes, boolean closed) throws IOException {
    var blob =
        UnsealedBlob.open(
            Blobs.newName("org_a"),
            "org_a",
            ticket(bytes).evidence().value(),
            bytes.length,
            now.plus(GRACE));
    unsealed.add(blob);
    var out = stores.blobs().create(blob.blob(), blob.evidence());
    out.write(bytes);
    if (closed) {
      out.close();
    }
    return blob;
  }

  private void assertSealedWhole(byte[] bytes) throws IOException {
    var seal = seals.find("org_a", ticket(bytes).evidence().value()).orElseThrow();
    var whole = stores.blobs().open(seal.blob(), seal.evidence(), seal.size());
    assertThat(Channels.newInputStream(whole.open()).readAllBytes()).isEqualTo(bytes);
    assertThat(seal.size()).isEqualTo(bytes.length);
    assertThat(unsealed.all()).isEmpty();
    assertThat(backlog.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, CHUNK, CHUNK + 1, 2 * CHUNK})
  void whatIsWholeAndUnsealedIsSealedByNothingMore(int size) throws IOException {
    var bytes = random(size);
    killed(bytes, true);
    var ticket = ticket(bytes);
    var receive = receiving();
    assertThat(receive.offset(ticket)).isEqualTo(size);
    assertThat(receive.sealed(ticket)).isFalse();
    assertThat(receive.receive(ticket, 0, size, InputStream.nullInputStream()))
        .isInstanceOf(Outcome.Sealed.class);
    assertThat(receive.sealed(ticket)).isTrue();
    // Whoever did not hear it asks again.
    assertThat(receive.receive(ticket, 0, size, InputStream.nullInputStream()))
        .isInstanceOf(Outcome.AlreadySealed.class);
    assertSealedWhole(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {CHUNK + 1, 2 * CHUNK})
  void theSameLastChunkAgainSealsIt(int size) throws IOException {
    var bytes = random(size);
    killed(bytes, true);
    assertThat(receiving().receive(ticket(bytes), size - CHUNK, CHUNK, from(bytes, CHUNK)))
        .isInstanceOf(Outcome.Sealed.class);
    assertSealedWhole(bytes);
  }

  @Test
  void aWholeNumberOfChunksIsSealedThoughNobodySaidThatItEnds() throws IOException {
    var bytes = random(2 * CHUNK);
    killed(bytes, false);
    assertThat(receiving().offset(ticket(bytes))).isEqualTo(bytes.length);
    receiving().receive(ticket(bytes), 0, bytes.length, InputStream.nullInputStream());
    assertSealedWhole(bytes);
  }

  @Test
  void nothingAtAllIsUploadedAgainAndTheRestSwept() throws IOException {
    var bytes = new byte[0];
    var left = killed(bytes, true);
    assertThat(receiving().sealed(ticket(bytes))).isFalse();
    assertThat(receiving().receive(ticket(bytes), 0, 0, InputStream.nullInputStream()))
        .isInstanceOf(Outcome.Sealed.class);
    assertThat(unsealed.all()).containsExactly(left);
    now = now.plus(Duration.ofHours(1));
    sweep();
    assertSealedWhole(bytes);
  }

  @Test
  void theDigestStillDecidesAndWhatIsWrongIsNotKept() throws IOException {
    var bytes = random(2 * CHUNK);
    var other = bytes.clone();
    other[CHUNK] ^= 1;
    killed(other, false);
    var ticket = ticket(bytes);
    assertThatThrownBy(() -> receiving().receive(ticket, CHUNK, CHUNK, from(bytes, CHUNK)))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(RefusalCode.DIGEST_MISMATCH));
    assertThat(receiving().offset(ticket)).isZero();
    assertThat(receiving().receive(ticket, -1, 0, from(bytes, 0)))
        .isInstanceOf(Outcome.Sealed.class);
    assertSealedWhole(bytes);
  }

  @Test
  void aStoreThatGoesAwayBeforeTheSealIsComeBackTo(@TempDir Path folder) throws IOException {
    var bytes = random(CHUNK + 1);
    var ticket = ticket(bytes);
    try (var failing = Stores.file(folder)) {
      var body =
          new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] into) throws IOException {
              int read = super.read(into);
              if (read < 0) {
                failing.down();
              }
              return read;
            }
          };
      assertThatThrownBy(() -> receiving(failing).receive(ticket, -1, 0, body))
          .isInstanceOfAny(StoreFailedException.class, MongoException.class);
      failing.restart();
      int kept = (int) receiving(failing).offset(ticket);
      assertThat(kept).isGreaterThanOrEqualTo(CHUNK);
      assertThat(receiving(failing).receive(ticket, -1, kept, from(bytes, kept)))
          .isInstanceOf(Outcome.Sealed.class);
    }
  }

  @Test
  void whoBringsNothingDoesNotProlongWhatIsKept() throws IOException {
    var bytes = random(3 * CHUNK);
    var ticket = ticket(bytes);
    var receive = receiving();
    assertBrokenOff(receive, ticket, 0, Arrays.copyOf(bytes, 2 * CHUNK));
    var until = unsealed.all().getFirst().deadline();
    for (int hours = 0; hours < 20; hours += 5) {
      now = now.plus(Duration.ofHours(5));
      assertBrokenOff(receive, ticket, 2 * CHUNK, new byte[0]);
      assertThat(unsealed.all().getFirst().deadline()).isEqualTo(until);
    }
    now = until.plusSeconds(1);
    assertThat(receive.offset(ticket)).as("left to the sweeper").isZero();
    now = until.plus(Duration.ofMinutes(6));
    sweep();
    assertThat(unsealed.all()).isEmpty();
  }

  @Test
  void whoBringsMoreHasADayAgain() throws IOException {
    var bytes = random(3 * CHUNK);
    var ticket = ticket(bytes);
    var receive = receiving();
    assertBrokenOff(receive, ticket, 0, Arrays.copyOf(bytes, CHUNK));
    now = now.plus(Duration.ofHours(20));
    assertBrokenOff(receive, ticket, CHUNK, Arrays.copyOfRange(bytes, CHUNK, 2 * CHUNK));
    assertThat(unsealed.all().getFirst().deadline()).isEqualTo(now.plus(Duration.ofDays(1)));
  }

  private static void assertBrokenOff(
      ReceiveUpload receive, Ticket ticket, long from, byte[] sent) {
    assertThatThrownBy(() -> receive.receive(ticket, -1, from, Intake.cutOff(sent)))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(RefusalCode.UPLOAD_BROKEN_OFF));
  }
}
