package dev.countersign.evidence.intake;

import dev.countersign.evidence.admission.Pace;
import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.reader.Digests;
import dev.countersign.evidence.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongConsumer;

/** Copies a body while it comes in, and holds it against the ticket. */
final class Arrival {
  private static final int BUFFER = 1 << 16;

  private final Ticket.Contents expected;
  private final Pace pace;
  private final LongConsumer onMore;
  private final InstantSource time;
  private MessageDigest digest = Digests.sha256();
  private long size;

  /**
   * @param onMore told how many bytes are there by now; what it throws ends the arrival
   */
  Arrival(Ticket.Contents expected, Pace pace, LongConsumer onMore, InstantSource time) {
    this.expected = expected;
    this.pace = pace;
    this.onMore = onMore;
    this.time = time;
  }

  /** Goes on behind bytes that came in before, and were kept and hashed. */
  void before(MessageDigest kept, long length) {
    digest = kept;
    size = length;
  }

  /**
   * @throws Refusal at the first byte too many, when they come too slowly, or at the end if bytes
   *     or digest differ
   */
  void copy(InputStream from, OutputStream to) throws IOException {
    var buffer = new byte[BUFFER];
    for (int read = next(from, buffer); read >= 0; read = next(from, buffer)) {
      size += read;
      if (size > expected.size()) {
        throw wrongSize(expected.size());
      }
      digest.update(buffer, 0, read);
      to.write(buffer, 0, read);
      onMore.accept(size);
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

  private int next(InputStream from, byte[] into) {
    var asked = time.instant();
    int read = read(from, into);
    if (read >= 0) {
      pace.came(Duration.between(asked, time.instant()), read);
    }
    return read;
  }

  private static int read(InputStream from, byte[] into) {
    try {
      return from.read(into);
    } catch (IOException e) {
      throw new Refusal(
          RefusalCode.UPLOAD_BROKEN_OFF,
          "The body stopped half way; go on where it did, or upload it again.");
    }
  }

  static Refusal tooSlow() {
    return new Refusal(
        RefusalCode.UPLOAD_TOO_SLOW,
        "Too few bytes a second came in; go on where it broke off, on a faster line.");
  }

  static Refusal wrongSize(long expected) {
    return new Refusal(
        RefusalCode.SIZE_MISMATCH,
        "The ticket is for exactly %d bytes; ask for one for this file.".formatted(expected));
  }
}
