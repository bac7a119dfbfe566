package dev.countersign.evidence.reader.zip;

import dev.countersign.evidence.reader.Limits;
import dev.countersign.evidence.reader.UnreadableException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/**
 * Walks a central directory (APPNOTE 4.3.12 to 4.3.16) before a library loads it into memory: its
 * real number of entries, and that it ends exactly where the end record says.
 */
final class CentralDirectory {
  private static final int END = 0x06054b50;
  private static final int ZIP64_LOCATOR = 0x07064b50;
  private static final int ZIP64_END = 0x06064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR_BYTES = 20;
  private static final int ZIP64_END_BYTES = 56;
  private static final int ENTRY_BYTES = 46;
  private static final int COMMENT_BYTES = 0xffff;
  private static final int NAME_BYTES = 1_024;

  private record Extent(long entries, long from, long until) {}

  private CentralDirectory() {}

  /** Returns where the directory begins, which is where the members end. */
  static long check(SeekableByteChannel file, Limits limits) throws IOException {
    var extent = find(file);
    if (extent.entries() > limits.members()) {
      throw tooMany(limits);
    }
    file.position(extent.from());
    // Not closed: the channel belongs to the caller.
    var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(file)));
    long at = extent.from();
    long entries = 0;
    while (at < extent.until()) {
      if (++entries > limits.members()) {
        throw tooMany(limits);
      }
      var header = ByteBuffer.wrap(in.readNBytes(ENTRY_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
      if (header.remaining() < ENTRY_BYTES || header.getInt(0) != ENTRY) {
        throw contradiction();
      }
      int name = Short.toUnsignedInt(header.getShort(28));
      if (name > NAME_BYTES) {
        throw new UnreadableException(
            "A member's name is longer than %d bytes.".formatted(NAME_BYTES));
      }
      int rest =
          name
              + Short.toUnsignedInt(header.getShort(30))
              + Short.toUnsignedInt(header.getShort(32));
      in.skipNBytes(rest);
      at += ENTRY_BYTES + rest;
    }
    if (at != extent.until() || entries != extent.entries()) {
      throw contradiction();
    }
    return extent.from();
  }

  private static Extent find(SeekableByteChannel file) throws IOException {
    long size = file.size();
    int length = (int) Math.min(size, END_BYTES + COMMENT_BYTES + LOCATOR_BYTES);
    var tail = read(file, size - length, length);
    for (int at = length - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END
          && at + END_BYTES + Short.toUnsignedInt(tail.getShort(at + 20)) == length) {
        return extent(file, tail, at, size - length + at);
      }
    }
    throw new UnreadableException("The archive has no end: it was cut off.");
  }

  private static Extent extent(SeekableByteChannel file, ByteBuffer tail, int at, long end)
      throws IOException {
    long entries = Short.toUnsignedLong(tail.getShort(at + 10));
    long bytes = Integer.toUnsignedLong(tail.getInt(at + 12));
    long from = Integer.toUnsignedLong(tail.getInt(at + 16));
    long until = end;
    if (at >= LOCATOR_BYTES && tail.getInt(at - LOCATOR_BYTES) == ZIP64_LOCATOR) {
      long position = tail.getLong(at - LOCATOR_BYTES + 8);
      if (position < 0 || position > end - LOCATOR_BYTES - ZIP64_END_BYTES) {
        throw contradiction();
      }
      var zip64 = read(file, position, ZIP64_END_BYTES);
      if (zip64.getInt(0) != ZIP64_END) {
        throw contradiction();
      }
      entries = zip64.getLong(32);
      bytes = zip64.getLong(40);
      from = zip64.getLong(48);
      until = position;
    }
    if (entries < 0 || bytes < 0 || from < 0 || bytes > until || from != until - bytes) {
      throw contradiction();
    }
    return new Extent(entries, from, until);
  }

  static ByteBuffer read(SeekableByteChannel file, long position, int length) throws IOException {
    var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(position);
    while (buffer.hasRemaining()) {
      if (file.read(buffer) < 0) {
        throw contradiction();
      }
    }
    return buffer.flip();
  }

  private static UnreadableException tooMany(Limits limits) {
    return new UnreadableException(
        "The archive has more than %d members.".formatted(limits.members()));
  }

  static UnreadableException contradiction() {
    return new UnreadableException("The archive's directory contradicts the archive.");
  }
}
