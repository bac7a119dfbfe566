package dev.countersign.evidence.intake;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.reader.Digests;
import dev.countersign.evidence.reader.StoreFailedException;
import dev.countersign.evidence.ticket.Ticket;
import dev.countersign.evidence.vault.Backlog;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.Seal;
import dev.countersign.evidence.vault.Seals;
import dev.countersign.evidence.vault.Seals.Outcome;
import dev.countersign.evidence.vault.UnsealedBlobs;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Takes the bytes of one ticket. The order makes a crash harmless: a note that bytes are coming,
 * the bytes, the seal, the work that follows, and the note removed; {@link Sweeper} ends what was
 * left in between.
 */
@Singleton
public final class ReceiveUpload {
  private final Blobs blobs;
  private final UnsealedBlobs unsealed;
  private final Seals seals;
  private final Backlog backlog;
  private final UploadConfig config;
  private final InstantSource time;
  private final Semaphore places;
  private final Prefixes prefixes;

  public ReceiveUpload(
      Blobs blobs,
      UnsealedBlobs unsealed,
      Seals seals,
      Backlog backlog,
      UploadConfig config,
      InstantSource time) {
    this.blobs = blobs;
    this.unsealed = unsealed;
    this.seals = seals;
    this.backlog = backlog;
    this.config = config;
    this.time = time;
    this.places = new Semaphore(config.concurrent());
    this.prefixes = new Prefixes(blobs);
  }

  /**
   * Streams the body into the vault and seals it.
   *
   * @param announced length of the body; negative if it is not told
   * @param from which byte of the contents it begins with: 0, or where {@link #offset} says that an
   *     earlier upload broke off
   * @return the seal that is now in force for these bytes
   * @throws Refusal if they are not what the ticket says; then nothing is left of them
   */
  public Outcome receive(Ticket ticket, long announced, long from, InputStream body)
      throws IOException {
    var contents = ticket.upload();
    long largest = config.largest().asLongValue();
    if (contents.size() > largest) {
      throw new Refusal(
          RefusalCode.EVIDENCE_TOO_LARGE,
          "Evidence has at most %d bytes here; split it.".formatted(largest));
    }
    if (announced >= 0 && announced != contents.size() - from) {
      throw Arrival.wrongSize(contents.size());
    }
    if (!places.tryAcquire()) {
      throw new Refusal(
          RefusalCode.BUSY, "Too many uploads run at once; try again with a new ticket.");
    }
    try {
      return from > 0 ? take(ticket, from, body) : store(ticket, body);
    } finally {
      places.release();
    }
  }

  /** Whether these contents are evidence; who sent the last byte of them does not know it yet. */
  public boolean sealed(Ticket ticket) {
    return seals.find(ticket.owner().value(), ticket.evidence().value()).isPresent();
  }

  /** How much of these contents came in before; all of them once they are sealed. */
  public long offset(Ticket ticket) {
    return sealed(ticket) ? ticket.upload().size() : partial(ticket).map(this::kept).orElse(0L);
  }

  /**
   * How much of what came in before is hashed again by now; whoever asks has that begun. Only then
   * can it be gone on with.
   */
  public long hashed(Ticket ticket) {
    return sealed(ticket)
        ? ticket.upload().size()
        : partial(ticket).map(blob -> prefixes.of(blob, kept(blob)).hashed()).orElse(0L);
  }

  private Optional<UnsealedBlob> partial(Ticket ticket) {
    return unsealed.all().stream()
        .filter(blob -> blob.owner().equals(ticket.owner().value()))
        .filter(blob -> blob.evidence().equals(ticket.evidence().value()))
        .filter(blob -> blob.size() == ticket.upload().size())
        // The sweeper may be at it.
        .filter(blob -> !blob.deadline().isBefore(time.instant()))
        .max(Comparator.comparingLong(this::kept));
  }

  private long kept(UnsealedBlob blob) {
    return blobs.kept(blob.blob(), blob.size());
  }

  private Outcome take(Ticket ticket, long from, InputStream body) throws IOException {
    var contents = ticket.upload();
    var earlier = seals.find(ticket.owner().value(), ticket.evidence().value());
    if (earlier.isPresent() && earlier.get().sha256().equals(contents.sha256())) {
      return new Outcome.AlreadySealed(earlier.get());
    }
    var blob = partial(ticket).orElse(null);
    long kept = blob == null ? 0 : kept(blob);
    if (blob != null && kept == contents.size() && from >= blobs.lastChunk(kept)) {
      return sealKept(ticket, blob);
    }
    if (blob == null || kept != from) {
      throw new Refusal(
          RefusalCode.OFFSET_MISMATCH, "Go on at byte %d, with a new ticket.".formatted(kept));
    }
    return goOn(ticket, blob, from, body);
  }

  /**
   * Seals what came in whole before, and was not sealed because the vault or its store was ended.
   * What is sent once more is not read: the bytes that are kept have the digest, or have not.
   */
  private Outcome sealKept(Ticket ticket, UnsealedBlob blob) throws IOException {
    var contents = ticket.upload();
    var digest = hashedAgain(blob, contents.size());
    if (!Digests.hex(digest).equals(contents.sha256())) {
      remove(blob);
      throw Arrival.wrongDigest();
    }
    blobs.resume(blob.blob(), blob.evidence(), contents.size()).close();
    return seal(ticket, blob);
  }

  private Outcome goOn(Ticket ticket, UnsealedBlob blob, long from, InputStream body)
      throws IOException {
    var digest = hashedAgain(blob, from);
    var deadline = deadline(ticket.upload().size() - from);
    var going = deadline.isAfter(blob.deadline()) ? blob.until(deadline) : blob;
    unsealed.replace(going);
    var arrival = new Arrival(ticket.upload(), deadline, time);
    arrival.before(digest, from);
    var out = blobs.resume(going.blob(), going.evidence(), from);
    try {
      arrival.copy(body, out);
      out.close();
    } catch (IOException | RuntimeException e) {
      giveUp(blob, from, e);
      throw e;
    }
    return seal(ticket, going);
  }

  private MessageDigest hashedAgain(UnsealedBlob blob, long length) throws IOException {
    var prefix = prefixes.of(blob, length);
    return prefix
        .await(config.hashingPatience())
        .orElseThrow(
            () ->
                new Refusal(
                    RefusalCode.BUSY,
                    "What came in before is hashed again, %d of %d bytes by now; try again with a new ticket."
                        .formatted(prefix.hashed(), length)));
  }

  private Outcome store(Ticket ticket, InputStream body) throws IOException {
    var contents = ticket.upload();
    var owner = ticket.owner().value();
    var blob =
        new UnsealedBlob(
            Blobs.newName(owner),
            owner,
            ticket.evidence().value(),
            contents.size(),
            deadline(contents.size()));
    unsealed.add(blob);
    var arrival = new Arrival(contents, blob.deadline(), time);
    var out = blobs.create(blob.blob(), blob.evidence());
    try {
      arrival.copy(body, out);
      // Only now: closing is what makes the blob whole.
      out.close();
    } catch (IOException | RuntimeException e) {
      giveUp(blob, 0, e);
      throw e;
    }
    return seal(ticket, blob);
  }

  /** From here on a failure discards nothing: the seal may be in place without our knowing. */
  private Outcome seal(Ticket ticket, UnsealedBlob blob) {
    var outcome = seals.seal(sealOf(ticket, blob));
    switch (outcome) {
      case Outcome.Sealed(var seal) -> {
        backlog.add(seal.id(), time.instant());
        unsealed.remove(blob);
        prefixes.forget(blob);
      }
      case Outcome.AlreadySealed _, Outcome.OtherBytes _ -> remove(blob);
    }
    return outcome;
  }

  private Seal sealOf(Ticket ticket, UnsealedBlob blob) {
    var contents = ticket.upload();
    return new Seal(
        Seal.key(blob.owner(), blob.evidence()),
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

  private Instant deadline(long size) {
    return time.instant()
        .plus(config.grace())
        .plusSeconds(size / config.slowestRate().asLongValue());
  }

  /**
   * What broke off can be gone on with, unless it was wrong or nothing of it is there. It is kept
   * for longer only if more of it came in.
   */
  private void giveUp(UnsealedBlob blob, long before, Exception because) {
    try {
      boolean brokeOff =
          because instanceof StoreFailedException
              || (because instanceof Refusal refusal
                  && refusal.code() == RefusalCode.UPLOAD_BROKEN_OFF);
      long kept = brokeOff ? kept(blob) : 0;
      if (kept > before) {
        unsealed.replace(blob.until(time.instant().plus(config.keepPartial())));
      } else if (kept > 0) {
        unsealed.replace(blob);
      } else {
        remove(blob);
      }
    } catch (RuntimeException e) {
      // The sweeper will do it; what the client hears is the first reason.
      because.addSuppressed(e);
    }
  }

  private void remove(UnsealedBlob blob) {
    prefixes.forget(blob);
    var seal = seals.find(blob.owner(), blob.evidence());
    if (seal.isPresent() && seal.get().blob().equals(blob.blob())) {
      // Another who went on with it was first; what follows is done by them, or by the sweeper.
      return;
    }
    blobs.erase(blob.blob(), blob.size());
    unsealed.remove(blob);
  }
}
