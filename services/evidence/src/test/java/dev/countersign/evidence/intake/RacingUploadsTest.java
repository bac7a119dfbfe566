package dev.countersign.evidence.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.Seals.Outcome;
import dev.countersign.evidence.vault.Stores;
import dev.countersign.evidence.vault.UnsealedBlobs;
import dev.countersign.evidence.vault.UnsealedBlobs.State;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two at one upload of which a part came in before, each stopped before every step: whatever the
 * order, what was said to be sealed is sealed and whole, and else nothing is left.
 */
class RacingUploadsTest {
  private static final boolean LONG = Boolean.getBoolean("countersign.long");
  private static final int ALL = 1_000;
  private static final int PLAIN = 64;
  private static final int CHUNK = PLAIN + 29;
  private static final byte[] BYTES = new byte[2 * PLAIN + 32];
  private static final Instant BEGIN = Instant.parse("2026-06-24T16:10:00Z");
  private static final Set<RefusalCode> ANSWERS =
      EnumSet.of(
          RefusalCode.UPLOAD_ELSEWHERE,
          RefusalCode.OFFSET_MISMATCH,
          RefusalCode.DIGEST_MISMATCH,
          RefusalCode.UPLOAD_BROKEN_OFF,
          RefusalCode.EVIDENCE_ALREADY_SEALED);

  private static final Set<Who> ERASERS = EnumSet.of(Who.ERASER, Who.ENDER_AND_ERASER);

  static {
    new Random(1).nextBytes(BYTES);
  }

  private final Stores stores = Stores.memory();
  private final AtomicReference<Outcome> told = new AtomicReference<>();
  private int kept = PLAIN;

  /** Who is at it. */
  enum Who {
    /** Brings what is missing. */
    RIGHT,
    /** Brings what is missing, and one bit of it is another. */
    WRONG,
    /** Brings one more chunk, and hangs up. */
    HANGS_UP,
    /** Brings all of it once more. */
    ANEW,
    /** Looks for what is past its time, two days later. */
    SWEEPER,
    /** Erases what is sealed, if it is. */
    ERASER,
    /** Ends what is being sealed, and erases it at once. */
    ENDER_AND_ERASER,
  }

  @BeforeEach
  void stopBeforeEachStep() {
    stores.beforeEach(
        (command, collection) -> {
          boolean looks = command.equals("find") && collection.startsWith("blob");
          if (!looks && !command.equals("createIndexes")) {
            Steps.next();
          }
        });
  }

  @AfterEach
  void close() {
    stores.close();
  }

  /**
   * A clock of which some seconds pass between two looks, so that uploads look after themselves.
   */
  private Intake at(Duration later) {
    var looks = new AtomicInteger();
    return new Intake(
        stores.store(),
        stores.blobs(CHUNK),
        () -> BEGIN.plus(later).plusSeconds(6L * looks.incrementAndGet()));
  }

  private static UploadConfig limits() {
    return GivenLimits.of(10_000, 1);
  }

  private Steps begin(Who who) throws InterruptedException {
    var intake = at(who == Who.SWEEPER ? Duration.ofDays(2) : Duration.ZERO);
    var receiving = intake.receiving(limits());
    return Steps.of(
        () -> {
          switch (who) {
            case RIGHT -> told.set(receiving.receive(Intake.ticket(BYTES), -1, kept, rest(0)));
            case WRONG -> told.set(receiving.receive(Intake.ticket(BYTES), -1, kept, rest(1)));
            case HANGS_UP -> receiving.receive(Intake.ticket(BYTES), -1, kept, oneMore());
            case ANEW ->
                told.set(
                    receiving.receive(
                        Intake.ticket(BYTES), -1, 0, new ByteArrayInputStream(BYTES)));
            case SWEEPER -> intake.sweep();
            case ERASER, ENDER_AND_ERASER -> {
              if (who == Who.ENDER_AND_ERASER) {
                intake.sweep();
              }
              intake.erasing().erase(Intake.OWNER, Intake.ticket(BYTES).evidence().value());
            }
          }
        });
  }

  private InputStream rest(int difference) {
    var rest = Arrays.copyOfRange(BYTES, kept, BYTES.length);
    rest[rest.length - 1] ^= (byte) difference;
    return new ByteArrayInputStream(rest);
  }

  private InputStream oneMore() {
    return Intake.cutOff(Arrays.copyOfRange(BYTES, kept, kept + PLAIN));
  }

  /** Some whole chunks came in before. */
  private void partial() throws IOException {
    stores.empty();
    told.set(null);
    var blob =
        UnsealedBlob.open(
            Blobs.newName(Intake.OWNER),
            Intake.OWNER,
            Intake.ticket(BYTES).evidence().value(),
            BYTES.length,
            BEGIN.plus(Duration.ofDays(1)));
    new UnsealedBlobs(stores.store()).add(blob);
    stores.blobs(CHUNK).create(blob.blob(), blob.evidence()).write(BYTES, 0, kept);
  }

  private static void assertAnswered(Steps steps) {
    if (steps.failure() != null) {
      assertThat(steps.failure())
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.code()).isIn(ANSWERS));
    }
  }

  private boolean saidSealed() {
    return told.get() instanceof Outcome.Sealed || told.get() instanceof Outcome.AlreadySealed;
  }

  private void assertSealedAndWholeOrNothing(boolean mayBeErased) throws IOException {
    at(Duration.ofDays(4)).sweep();
    at(Duration.ofDays(4)).sweep();
    var intake = at(Duration.ZERO);
    var seal = intake.seals().find(Intake.OWNER, Intake.ticket(BYTES).evidence().value());
    assertThat(stores.documents("unsealedBlobs")).as("notes").isZero();
    if (saidSealed() && !mayBeErased) {
      assertThat(seal).as("what was said to be sealed").isPresent();
    }
    assertThat(stores.documents("blobs.chunks")).isEqualTo(seal.isPresent() ? 3 : 0);
    assertThat(stores.documents("blobs.files")).isEqualTo(seal.isPresent() ? 1 : 0);
    assertThat(stores.documents("blobKeys")).isEqualTo(seal.isPresent() ? 1 : 0);
    if (seal.isPresent()) {
      var kept = stores.blobs(CHUNK).open(seal.get().blob(), seal.get().evidence(), BYTES.length);
      assertThat(Channels.newInputStream(kept.open()).readAllBytes()).isEqualTo(BYTES);
      assertThat(stores.documents("backlog")).as("work that follows").isEqualTo(1);
    }
  }

  private static Stream<Arguments> pairs() {
    // Of one chunk that is there, another is fought for; of two, the last bytes alone are missing.
    return Stream.of(
        Arguments.of(Who.RIGHT, Who.RIGHT, 1),
        Arguments.of(Who.RIGHT, Who.RIGHT, 2),
        Arguments.of(Who.RIGHT, Who.WRONG, 1),
        Arguments.of(Who.RIGHT, Who.WRONG, 2),
        Arguments.of(Who.WRONG, Who.RIGHT, 2),
        Arguments.of(Who.RIGHT, Who.HANGS_UP, 1),
        Arguments.of(Who.RIGHT, Who.ANEW, 1),
        Arguments.of(Who.RIGHT, Who.SWEEPER, 2),
        Arguments.of(Who.SWEEPER, Who.RIGHT, 2),
        Arguments.of(Who.WRONG, Who.SWEEPER, 2),
        Arguments.of(Who.RIGHT, Who.ERASER, 2),
        Arguments.of(Who.RIGHT, Who.ENDER_AND_ERASER, 2),
        Arguments.of(Who.ERASER, Who.RIGHT, 2));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whoeverIsStoppedWhereverNothingThatWasSaidIsUntrue(Who one, Who other, int chunks)
      throws Exception {
    kept = chunks * PLAIN;
    boolean again = true;
    for (int first = 0; again; first++) {
      boolean further = true;
      // All the other's steps while the one stands still; or, for long, so many of them.
      for (int second = LONG ? 0 : ALL; further; second++) {
        partial();
        var a = begin(one);
        a.steps(first);
        again = !a.isOver();
        var b = begin(other);
        b.steps(second);
        further = !b.isOver();
        a.toTheEnd();
        b.toTheEnd();
        assertAnswered(a);
        assertAnswered(b);
        if (one == Who.RIGHT && other == Who.RIGHT) {
          assertThat(saidSealed()).as("one of them is through").isTrue();
        }
        assertSealedAndWholeOrNothing(ERASERS.contains(one) || ERASERS.contains(other));
      }
    }
  }

  /** Whoever is killed, wherever: the other is through, or comes again and is. */
  @ParameterizedTest
  @EnumSource(
      value = Who.class,
      names = {"RIGHT", "WRONG", "SWEEPER"})
  void whatIsLeftOfACrashIsGoneOnWithOrBegunAnew(Who killed) throws Exception {
    boolean again = true;
    for (int first = 0; again; first++) {
      partial();
      var a = begin(killed);
      a.steps(first);
      again = !a.isOver();
      a.crash();
      var ticket = Intake.ticket(BYTES);
      var receiving = at(Duration.ZERO).receiving(limits());
      int from = (int) receiving.offset(ticket);
      boolean wrong = killed == Who.WRONG && from == BYTES.length;
      var b =
          Steps.of(
              () ->
                  told.set(
                      receiving.receive(
                          ticket,
                          -1,
                          from,
                          new ByteArrayInputStream(BYTES, from, BYTES.length - from))));
      b.toTheEnd();
      assertAnswered(b);
      assertThat(saidSealed() || wrong).as("after %d steps, from %d", first, from).isTrue();
      assertSealedAndWholeOrNothing(false);
    }
  }

  /** Whoever stands still where it would seal, and is killed when all is over: no seal is left. */
  @Test
  void noSealIsPutBehindAnErasure() throws Exception {
    boolean again = true;
    for (int more = 0; again; more++) {
      partial();
      var notes = new UnsealedBlobs(stores.store());
      var late = begin(Who.RIGHT);
      while (notes.all().stream().noneMatch(note -> note.state() == State.SEALING)) {
        assertThat(late.step()).as("it comes to seal").isTrue();
      }
      begin(Who.ENDER_AND_ERASER).toTheEnd();
      late.steps(more);
      again = !late.isOver();
      late.crash();
      assertThat(stores.documents("seals")).as("seals after %d steps", more).isZero();
      assertSealedAndWholeOrNothing(true);
    }
  }
}
