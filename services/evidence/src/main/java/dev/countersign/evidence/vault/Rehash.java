package dev.countersign.evidence.vault;

import dev.countersign.evidence.reader.Digests;
import java.io.IOException;
import java.nio.channels.Channels;

/** What the bytes of a seal are now. */
public final class Rehash {
  private static final int BUFFER = 1 << 16;

  private Rehash() {}

  /**
   * The SHA-256 of all bytes, as they are read now.
   *
   * @throws BytesChangedException if a chunk does not open under its key
   */
  public static String of(Seal seal, Blobs blobs) throws IOException {
    try (var channel = blobs.open(seal.blob(), seal.evidence(), seal.size()).open()) {
      var digest = Digests.sha256();
      var in = Channels.newInputStream(channel);
      var buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return Digests.hex(digest);
    }
  }
}
