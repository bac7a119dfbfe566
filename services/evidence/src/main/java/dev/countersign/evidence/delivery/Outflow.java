package dev.countersign.evidence.delivery;

import dev.countersign.evidence.reader.Digests;
import dev.countersign.evidence.reader.Source;
import dev.countersign.evidence.scrub.Alarm;
import dev.countersign.evidence.vault.BytesChangedException;
import dev.countersign.evidence.vault.Seal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Copies sealed bytes out, and leaves its place when it is through or fails. */
final class Outflow {
  private static final int BUFFER = 1 << 16;

  private final Seal seal;
  private final Source bytes;
  private final Alarm alarm;
  private final Downloads.Download download;

  Outflow(Seal seal, Source bytes, Alarm alarm, Downloads.Download download) {
    this.seal = seal;
    this.bytes = bytes;
    this.alarm = alarm;
    this.download = download;
  }

  /**
   * Sends all of them. The last ones are held back until the whole has been hashed, so that nobody
   * takes a changed file for a complete one.
   */
  void whole(OutputStream to) throws IOException {
    try (download) {
      sendWhole(to);
      download.flush(to);
    }
  }

  private void sendWhole(OutputStream to) throws IOException {
    var digest = Digests.sha256();
    var held = new byte[BUFFER];
    int holding = 0;
    var buffer = ByteBuffer.allocate(BUFFER);
    try (var channel = open()) {
      while (fill(channel, buffer, seal.size() - channel.position())) {
        download.write(to, held, holding);
        holding = buffer.remaining();
        digest.update(buffer.array(), 0, holding);
        System.arraycopy(buffer.array(), 0, held, 0, holding);
      }
    }
    if (!Digests.hex(digest).equals(seal.sha256())) {
      alarm.otherBytes(seal);
      throw new BytesChangedException("Sealed bytes have changed: " + seal.id());
    }
    download.write(to, held, holding);
  }

  /** Sends a part, which has no digest of its own. */
  void part(ByteRange range, OutputStream to) throws IOException {
    try (download) {
      sendPart(range, to);
      download.flush(to);
    }
  }

  private void sendPart(ByteRange range, OutputStream to) throws IOException {
    var buffer = ByteBuffer.allocate(BUFFER);
    try (var channel = open()) {
      channel.position(range.from());
      while (fill(channel, buffer, range.until() - channel.position())) {
        download.write(to, buffer.array(), buffer.remaining());
      }
    }
  }

  private SeekableByteChannel open() throws IOException {
    try {
      return bytes.open();
    } catch (BytesChangedException e) {
      alarm.unreadable(seal);
      throw e;
    }
  }

  private boolean fill(SeekableByteChannel from, ByteBuffer buffer, long most) throws IOException {
    buffer.clear().limit((int) Math.min(buffer.capacity(), most));
    if (!buffer.hasRemaining()) {
      return false;
    }
    try {
      from.read(buffer);
    } catch (BytesChangedException e) {
      alarm.unreadable(seal);
      throw e;
    }
    buffer.flip();
    return true;
  }
}
