package dev.countersign.evidence.reader;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads one format, which it knows by its content, never by a name. */
public interface FormatReader {
  /**
   * Reads the bytes, in constant memory.
   *
   * @param samples takes each sample as it comes, in the order of the file
   * @return empty if the bytes are of another format
   * @throws UnreadableException if they are of this format, but broken or beyond a limit
   */
  Optional<Reading> read(Source source, Consumer<Sample> samples) throws IOException;
}
