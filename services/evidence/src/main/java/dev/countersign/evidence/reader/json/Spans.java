package dev.countersign.evidence.reader.json;

import dev.countersign.evidence.reader.Digests;
import dev.countersign.evidence.reader.UnreadableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * Digests of stretches of a stream, taken while a parser passes over them. The parser asks for more
 * only when it has used up what it was given, so its own buffer is hashed and nothing is copied.
 */
public final class Spans extends FilterInputStream {
  private static final long NONE = -1;

  private final MessageDigest digest = Digests.sha256();
  private byte[] block = {};
  private int offset;
  private int length;

  /** Where the block begins in the stream. */
  private long start;

  /** Up to where the open span is hashed. */
  private long from = NONE;

  public Spans(InputStream in) {
    super(in);
  }

  /** A span begins at this byte, which the parser has just read. */
  public void begin(long at) throws UnreadableException {
    if (at < start || at > start + length) {
      // Only UTF-8 is read byte by byte.
      throw new UnreadableException("The JSON is not in UTF-8.");
    }
    digest.reset();
    from = at;
  }

  /** SHA-256 of the span, in lower-case hex; it ends before this byte. */
  public String end(long at) {
    hash(at);
    from = NONE;
    return Digests.hex(digest);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int at, int most) throws IOException {
    if (from != NONE) {
      hash(start + length);
    }
    start += length;
    int read = super.read(into, at, most);
    block = into;
    offset = at;
    length = Math.max(0, read);
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void hash(long until) {
    digest.update(block, offset + (int) (from - start), (int) (until - from));
    from = until;
  }
}
