package dev.countersign.evidence.intake;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.reader.Digests;
import dev.countersign.evidence.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;

/** Copies a body while it comes in, and holds it against the ticket. */
final class Arrival {
  private static final int BUFFER = 1 << 16;

  private final Ticket.Contents expected;
  private final Instant deadline;
  private final InstantSource time;
  private MessageDigest digest = Digests.sha256();
  private long size;

  Arrival(Ticket.Contents expected, Instant deadline, InstantSource time) {
    this.expected = expected;
    this.deadline = deadline;
    this.time = time;
  }

  /** Goes on behind bytes that came in before, and were kept and hashed. */
  void before(MessageDigest kept, long length) {
    digest = kept;
    size = length;
  }

  /**
   * @throws Refusal at the first byte too many, or at the end if bytes or digest differ
   */
  void copy(InputStream from, OutputStream to) throws IOException {
    var buffer = new byte[BUFFER];
    for (int read = next(from, buffer); read >= 0; read = next(from, buffer)) {
      size += read;
      if (size > expected.size()) {
        throw wrongSize(expected.size());
      }
      if (time.instant().isAfter(deadline)) {
        throw new Refusal(
            RefusalCode.UPLOAD_TOO_SLOW, "The upload took too long; try a faster line.");
      }
      digest.update(buffer, 0, read);
      to.write(buffer, 0, read);
    }
    if (size != expected.size()) {
      throw wrongSize(expected.size());
    }
    if (!Digests.hex(digest).equals(expected.sha256())) {
      throw wrongDigest();
    }
  }

  static Refusal wrongDigest() {
    return new Refusal(
        RefusalCode.DIGEST_MISMATCH,
        "The bytes do not have the SHA-256 of the ticket; hash the file again.");
  }

  private static int next(InputStream from, byte[] into) {
    try {
      return from.read(into);
    } catch (IOException e) {
      throw new Refusal(
          RefusalCode.UPLOAD_BROKEN_OFF,
          "The body stopped half way; go on where it did, or upload it again.");
    }
  }

  static Refusal wrongSize(long expected) {
    return new Refusal(
        RefusalCode.SIZE_MISMATCH,
        "The ticket is for exactly %d bytes; ask for one for this file.".formatted(expected));
  }
}
