package dev.countersign.evidence.intake;

import dev.countersign.evidence.admission.Pace;
import dev.countersign.evidence.admission.Places;
import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.reader.Digests;
import dev.countersign.evidence.reader.StoreFailedException;
import dev.countersign.evidence.ticket.Ticket;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.ChunkTakenException;
import dev.countersign.evidence.vault.Seals;
import dev.countersign.evidence.vault.Seals.Outcome;
import dev.countersign.evidence.vault.UnsealedBlobs;
import dev.countersign.evidence.vault.UnsealedBlobs.State;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;

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
  private final Settlement settlement;
  private final UploadConfig config;
  private final InstantSource time;
  private final Places places;
  private final Partials partials;
  private final Prefixes prefixes;

  public ReceiveUpload(
      Blobs blobs,
      UnsealedBlobs unsealed,
      Seals seals,
      Settlement settlement,
      UploadConfig config,
      InstantSource time) {
    this.blobs = blobs;
    this.unsealed = unsealed;
    this.seals = seals;
    this.settlement = settlement;
    this.config = config;
    this.time = time;
    this.places =
        new Places(config.concurrent(), config.share(), RefusalCode.TOO_MANY_UPLOADS, "uploads");
    this.partials = new Partials(blobs, unsealed, time);
    this.prefixes = new Prefixes(blobs);
  }

  /**
   * Streams the body into the vault and seals it.
   *
   * @param announced length of the body; negative if it is not told
   * @param from which byte of the contents it begins with: 0, or where {@link #offset} says that an
   *     earlier upload broke off
   * @return the seal that is now in force for these bytes
   * @throws Refusal if they are not what the ticket says: then nothing is left of them; or if they
   *     do not come in, or another connection was first with them
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
    try (var _ = places.take(ticket.organisation().value())) {
      return from > 0 ? take(ticket, from, body) : store(ticket, body);
    }
  }

  /**
   * Whether these contents are evidence; who sent the last byte of them does not know it yet.
   *
   * @throws Refusal if other bytes are sealed under this id
   */
  public boolean sealed(Ticket ticket) {
    var seal = seals.find(ticket.owner().value(), ticket.evidence().value());
    if (seal.isPresent() && !seal.get().sha256().equals(ticket.upload().sha256())) {
      throw otherBytes();
    }
    return seal.isPresent();
  }

  static Refusal otherBytes() {
    return new Refusal(
        RefusalCode.EVIDENCE_ALREADY_SEALED,
        "Other bytes are sealed under this id; changed bytes are new evidence.");
  }

  /** How much of these contents came in before; all of them once they are sealed. */
  public long offset(Ticket ticket) {
    return sealed(ticket) ? ticket.upload().size() : partials.of(ticket).map(this::kept).orElse(0L);
  }

  /**
   * How much of what came in before is hashed again by now; whoever asks has that begun. Only then
   * can it be gone on with.
   */
  public long hashed(Ticket ticket) {
    return sealed(ticket)
        ? ticket.upload().size()
        : partials
            .of(ticket)
            .map(blob -> isRight(blob) ? blob.size() : prefixes.of(blob, kept(blob)).hashed())
            .orElse(0L);
  }

  private static boolean isRight(UnsealedBlob blob) {
    return blob.state() == State.SEALING;
  }

  private long kept(UnsealedBlob blob) {
    return partials.kept(blob);
  }

  private Outcome take(Ticket ticket, long from, InputStream body) throws IOException {
    var contents = ticket.upload();
    var earlier = seals.find(ticket.owner().value(), ticket.evidence().value());
    if (earlier.isPresent()) {
      return earlier.get().sha256().equals(contents.sha256())
          ? new Outcome.AlreadySealed(earlier.get())
          : new Outcome.OtherBytes();
    }
    var blob = partials.of(ticket).orElse(null);
    long kept = blob == null ? 0 : kept(blob);
    if (blob != null && isRight(blob)) {
      return seal(ticket, blob);
    }
    if (blob != null && kept == contents.size() && from >= blobs.lastChunk(kept)) {
      return sealKept(ticket, blob);
    }
    if (blob == null || kept != from) {
      throw new Refusal(
          RefusalCode.OFFSET_MISMATCH, "Go on at byte %d, with a new ticket.".formatted(kept));
    }
    return goOn(ticket, blob, from, body);
  }

  /** What failed because another connection decided is not the store's fault. */
  private RuntimeException reason(UnsealedBlob blob, RuntimeException e) {
    if (!(e instanceof StoreFailedException)) {
      return e;
    }
    try {
      boolean open = unsealed.find(blob.blob()).filter(UnsealedBlob::isOpen).isPresent();
      return open && !(e instanceof ChunkTakenException) ? e : Settlement.late();
    } catch (RuntimeException away) {
      e.addSuppressed(away);
      return e;
    }
  }

  /**
   * Seals what came in whole before, and was not sealed because the vault or its store was ended.
   * What is sent once more is not read: the bytes that are kept have the digest, or have not.
   */
  private Outcome sealKept(Ticket ticket, UnsealedBlob blob) throws IOException {
    var contents = ticket.upload();
    var digest = hashedAgain(blob, contents.size());
    if (!Digests.hex(digest).equals(contents.sha256())) {
      prefixes.forget(blob);
      settlement.discard(blob);
      throw Arrival.wrongDigest();
    }
    close(blob);
    return seal(ticket, blob);
  }

  private void close(UnsealedBlob blob) throws IOException {
    try {
      open(blob, blob.size()).close();
    } catch (RuntimeException e) {
      throw reason(blob, e);
    }
  }

  private Outcome goOn(Ticket ticket, UnsealedBlob blob, long from, InputStream body)
      throws IOException {
    var arrival = arrival(ticket, blob, from);
    arrival.before(hashedAgain(blob, from), from);
    return copy(ticket, blob, from, arrival, body);
  }

  private MessageDigest hashedAgain(UnsealedBlob blob, long length) throws IOException {
    var prefix = prefixes.of(blob, length);
    try {
      return prefix
          .await(config.hashingPatience())
          .orElseThrow(
              () ->
                  new Refusal(
                      RefusalCode.BUSY,
                      "What came in before is hashed again, %d of %d bytes by now; try again with a new ticket."
                          .formatted(prefix.hashed(), length)));
    } catch (RuntimeException e) {
      throw reason(blob, e);
    }
  }

  private Outcome store(Ticket ticket, InputStream body) throws IOException {
    var contents = ticket.upload();
    var owner = ticket.owner().value();
    var blob =
        UnsealedBlob.open(
            Blobs.newName(owner), owner, ticket.evidence().value(), contents.size(), until());
    unsealed.add(blob);
    return copy(ticket, blob, 0, arrival(ticket, blob, 0), body);
  }

  private Arrival arrival(Ticket ticket, UnsealedBlob blob, long from) {
    return new Arrival(
        ticket.upload(),
        new Pace(config.window(), config.slowestRate().asLongValue(), Arrival::tooSlow),
        new Prolonging(unsealed, blob, from, config.keepPartial(), blobs.chunkContents(), time)
            ::came,
        time);
  }

  private Outcome copy(
      Ticket ticket, UnsealedBlob blob, long from, Arrival arrival, InputStream body)
      throws IOException {
    try {
      var out = open(blob, from);
      arrival.copy(body, out);
      // Only now: closing is what makes the blob whole.
      out.close();
    } catch (IOException e) {
      giveUp(blob, from, e);
      throw e;
    } catch (RuntimeException e) {
      var reason = reason(blob, e);
      giveUp(blob, from, reason);
      throw reason;
    }
    return seal(ticket, blob);
  }

  private OutputStream open(UnsealedBlob blob, long from) {
    return from == 0
        ? blobs.create(blob.blob(), blob.evidence())
        : blobs.resume(blob.blob(), blob.evidence(), from);
  }

  /** From here on a failure discards nothing: the seal may be in place without our knowing. */
  private Outcome seal(Ticket ticket, UnsealedBlob blob) {
    var outcome = settlement.seal(blob, ticket.upload());
    prefixes.forget(blob);
    return outcome;
  }

  /** Until when what comes in now is kept. */
  private Instant until() {
    return time.instant().plus(config.keepPartial());
  }

  /**
   * What broke off can be gone on with, unless it was wrong or nothing of it is there. It is kept
   * for longer only if more of it came in.
   */
  private void giveUp(UnsealedBlob blob, long before, Exception because) {
    try {
      var code = because instanceof Refusal refusal ? refusal.code() : null;
      if (code == RefusalCode.UPLOAD_ELSEWHERE) {
        settlement.clear(blob);
        return;
      }
      boolean wrong = code == RefusalCode.DIGEST_MISMATCH || code == RefusalCode.SIZE_MISMATCH;
      long kept = wrong ? 0 : kept(blob);
      if (kept == 0) {
        prefixes.forget(blob);
        settlement.discard(blob);
      } else if (kept > before && !unsealed.prolong(blob, until())) {
        settlement.clear(blob);
      }
    } catch (RuntimeException e) {
      // The sweeper will do it; what the client hears is the first reason.
      because.addSuppressed(e);
    }
  }
}
