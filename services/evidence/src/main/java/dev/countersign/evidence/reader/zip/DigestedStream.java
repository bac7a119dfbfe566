package dev.countersign.evidence.reader.zip;

import dev.countersign.evidence.reader.Digests;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Hashes what is read from it with SHA-256. */
public final class DigestedStream extends FilterInputStream {
  private final MessageDigest digest = Digests.sha256();

  public DigestedStream(InputStream in) {
    super(in);
  }

  /** In lower-case hex, of everything to the end of the stream. */
  public String digest() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    return Digests.hex(digest);
  }

  /** SHA-256 of a text in UTF-8, in lower-case hex. */
  public static String of(String text) {
    var digest = Digests.sha256();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return Digests.hex(digest);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    if (read > 0) {
      digest.update(into, from, read);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
