package dev.countersign.evidence.intake;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.ticket.Ticket;
import dev.countersign.evidence.vault.Backlog;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.Readings;
import dev.countersign.evidence.vault.ScrubRounds;
import dev.countersign.evidence.vault.Seal;
import dev.countersign.evidence.vault.Seals;
import dev.countersign.evidence.vault.Seals.Outcome;
import dev.countersign.evidence.vault.UnsealedBlobs;
import dev.countersign.evidence.vault.UnsealedBlobs.State;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Seals what came in, or erases it, as its note decides: of all connections, the sweeper and other
 * replicas that are at one blob, whoever changes the note's state first. Whoever is late erases
 * nothing that another seals, and takes away only what it wrote behind an erasure. Each step may be
 * done twice, so whoever finds one half done does it again.
 */
@Singleton
public final class Settlement {
  private final Blobs blobs;
  private final UnsealedBlobs unsealed;
  private final Seals seals;
  private final Backlog backlog;
  private final Readings readings;
  private final ScrubRounds rounds;
  private final InstantSource time;

  public Settlement(
      Blobs blobs,
      UnsealedBlobs unsealed,
      Seals seals,
      Backlog backlog,
      Readings readings,
      ScrubRounds rounds,
      InstantSource time) {
    this.blobs = blobs;
    this.unsealed = unsealed;
    this.seals = seals;
    this.backlog = backlog;
    this.readings = readings;
    this.rounds = rounds;
    this.time = time;
  }

  /**
   * Seals a blob whose bytes are all there, and right.
   *
   * @throws Refusal if somebody erases it, or has
   */
  Outcome seal(UnsealedBlob blob, Ticket.Contents contents) {
    var seal = sealOf(blob, contents);
    if (unsealed.toSealing(blob, seal)) {
      return end(blob, seal).orElseThrow(Settlement::late);
    }
    var now = stillSealing(blob);
    if (now.isPresent()) {
      var outcome = end(now.get()).orElseThrow(Settlement::late);
      return isOf(contents, outcome) ? outcome : new Outcome.OtherBytes();
    }
    clear(blob);
    return sealOf(blob).map(Outcome.AlreadySealed::new).orElseThrow(Settlement::late);
  }

  private Seal sealOf(UnsealedBlob blob, Ticket.Contents contents) {
    return new Seal(
        blob.key(),
        blob.owner(),
        blob.evidence(),
        contents.sha256(),
        contents.size(),
        contents.mediaType(),
        contents.name(),
        contents.evidenceClass().name(),
        blob.blob(),
        time.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** Ends what somebody has decided; nothing of an open one. */
  void settle(UnsealedBlob blob) {
    switch (blob.state()) {
      case OPEN -> {}
      case SEALING -> end(blob);
      case ERASING -> {
        if (blob.seal() == null) {
          erase(blob);
        } else {
          eraseSealed(blob);
        }
      }
    }
  }

  /** Ends a sealing; empty if the evidence was erased meanwhile. */
  Optional<Outcome> end(UnsealedBlob sealing) {
    return end(sealing, Objects.requireNonNull(sealing.seal()));
  }

  private Optional<Outcome> end(UnsealedBlob sealing, Seal seal) {
    if (stillSealing(sealing).isEmpty()) {
      // Somebody ended it, and it may be erased since: nothing is put behind that.
      return seals.inTheWayOf(seal);
    }
    var outcome = seals.seal(seal);
    if (!isOf(sealing, outcome)) {
      if (unsealed.toErasingUnsealed(sealing)) {
        erase(sealing);
      }
      return Optional.of(outcome);
    }
    backlog.add(seal.id(), time.instant());
    if (!unsealed.endSealing(sealing) && isErased(sealing)) {
      // Everything was over, and this seal came behind it.
      seals.remove(seal.id(), sealing.blob());
      return Optional.empty();
    }
    return Optional.of(outcome);
  }

  private static boolean isOf(UnsealedBlob blob, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Sealed _ -> true;
      case Outcome.AlreadySealed(var earlier) -> earlier.blob().equals(blob.blob());
      case Outcome.OtherBytes _ -> false;
    };
  }

  private static boolean isOf(Ticket.Contents contents, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Sealed(var seal) -> seal.sha256().equals(contents.sha256());
      case Outcome.AlreadySealed(var earlier) -> earlier.sha256().equals(contents.sha256());
      case Outcome.OtherBytes _ -> false;
    };
  }

  /** Erases an open blob of which nothing is wanted, unless somebody seals it. */
  void discard(UnsealedBlob blob) {
    if (unsealed.toErasing(blob)) {
      erase(blob);
    } else {
      clear(blob);
    }
  }

  /**
   * Erases what is past its time, unless somebody seals it. What an earlier release sealed and did
   * not say so is sealed.
   */
  void discardBefore(UnsealedBlob blob, Instant time) {
    var seal = sealOf(blob);
    if (seal.isPresent()) {
      if (unsealed.toSealing(blob, seal.get())) {
        end(blob, seal.get());
      }
    } else if (unsealed.toErasingIfBefore(blob, time)) {
      erase(blob);
    }
  }

  /**
   * Erases sealed bytes, and what was read from them; the note comes first, so that a crash is
   * ended by {@link Sweeper}.
   */
  void erase(Seal seal) {
    var blob = UnsealedBlob.erasing(seal, time.instant());
    unsealed.putErasing(blob);
    eraseSealed(blob);
  }

  /** Whoever reads them looks for the seal behind its last word. */
  private void eraseSealed(UnsealedBlob blob) {
    seals.remove(blob.key(), blob.blob());
    readings.erase(blob.key());
    rounds.remove(blob.key());
    erase(blob);
  }

  /** The seal goes before the bytes, so that nobody sees half of them. */
  private void erase(UnsealedBlob blob) {
    seals.remove(blob.key(), blob.blob());
    blobs.erase(blob.blob(), blob.size());
    unsealed.endErasing(blob);
  }

  /** Takes away what was written behind an erasure; whatever else was decided, nothing. */
  void clear(UnsealedBlob blob) {
    if (isErased(blob)) {
      blobs.erase(blob.blob(), blob.size());
    }
  }

  private Optional<UnsealedBlob> stillSealing(UnsealedBlob blob) {
    return unsealed.find(blob.blob()).filter(note -> note.state() == State.SEALING);
  }

  private boolean isErased(UnsealedBlob blob) {
    return unsealed
        .find(blob.blob())
        .map(note -> note.state() == State.ERASING)
        .orElseGet(() -> blobs.isErased(blob.blob()));
  }

  private Optional<Seal> sealOf(UnsealedBlob blob) {
    return seals
        .find(blob.owner(), blob.evidence())
        .filter(seal -> seal.blob().equals(blob.blob()));
  }

  static Refusal late() {
    return new Refusal(
        RefusalCode.UPLOAD_ELSEWHERE,
        "Another connection was first with this upload; ask how far it is, and go on there with a new ticket.");
  }
}
