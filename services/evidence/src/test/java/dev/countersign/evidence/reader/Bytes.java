package dev.countersign.evidence.reader;

import java.nio.channels.SeekableByteChannel;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Bytes in memory, with limits that small files can reach. */
public record Bytes(byte[] bytes) implements Source {
  public static final Limits LIMITS =
      new Limits(200, 10_000_000, 20_000_000, 200, 100_000, 25, 200, 100_000, 100, 4_000);

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public SeekableByteChannel open() {
    return new SeekableInMemoryByteChannel(bytes);
  }
}
