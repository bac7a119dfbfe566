package dev.countersign.evidence.reader.zip;

import dev.countersign.evidence.reader.Limits;
import dev.countersign.evidence.reader.UnreadableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** Unpacked bytes of a member, counted as they come; at the end, size and CRC must be as told. */
final class GuardedStream extends FilterInputStream {
  private final ZipEntry member;
  private final Limits limits;
  private final Budget budget;
  private final CRC32 crc = new CRC32();
  private long unpacked;

  /** What all members of an archive share. */
  interface Budget {
    void spend(long bytes) throws UnreadableException;
  }

  GuardedStream(InputStream in, ZipEntry member, Limits limits, Budget budget) {
    super(in);
    this.member = member;
    this.limits = limits;
    this.budget = budget;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    if (read < 0) {
      checkEnd();
      return read;
    }
    crc.update(into, from, read);
    unpacked += read;
    budget.spend(read);
    if (unpacked > limits.memberBytes()) {
      throw new UnreadableException(
          "A member of the archive unpacks to more than %d bytes.".formatted(limits.memberBytes()));
    }
    if (unpacked > limits.ratioFrom()
        && unpacked / limits.ratio() > Math.max(1, member.getCompressedSize())) {
      throw new UnreadableException(
          "A member of the archive unpacks to more than %d times its size."
              .formatted(limits.ratio()));
    }
    return read;
  }

  private void checkEnd() throws UnreadableException {
    if (unpacked != member.getSize() || crc.getValue() != member.getCrc()) {
      throw new UnreadableException(
          "A member of the archive is not what its directory says (size or CRC-32).");
    }
  }

  @Override
  public long skip(long bytes) throws IOException {
    // Skipped bytes count like all others.
    var buffer = new byte[(int) Math.min(bytes, 8_192)];
    return buffer.length == 0 ? 0 : Math.max(0, read(buffer, 0, buffer.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
