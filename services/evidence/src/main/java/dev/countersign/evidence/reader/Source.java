package dev.countersign.evidence.reader;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** Bytes that are kept somewhere; a reader may start anywhere in them. */
public interface Source {
  long size();

  /**
   * @throws StoreFailedException from the channel too, where the bytes cannot be had
   */
  SeekableByteChannel open() throws IOException;
}
