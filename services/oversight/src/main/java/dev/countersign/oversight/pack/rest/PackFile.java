package dev.countersign.oversight.pack.rest;

import dev.countersign.oversight.pack.AssemblePack.LabPack;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pack as it goes into a file.
 *
 * @param logSize how many entries the log's newest checkpoint holds; 0 if there is none
 * @param checkpoint the signed checkpoint, whole; null if there is none
 * @param logIndexes where the first fact of each thing stands in the log
 */
record PackFile(
    LabPack pack, long logSize, @Nullable String checkpoint, Map<String, Long> logIndexes) {
  static final Form JSON = PackJson::write;
  static final Form PDF = PackPdf::write;

  PackFile {
    logIndexes = Map.copyOf(logIndexes);
  }

  /** A form that a file comes in. */
  interface Form {
    void write(PackFile file, OutputStream out) throws IOException;
  }

  /** Where it stands in the log; null if nowhere yet. */
  @Nullable Long logIndex(@Nullable String id) {
    return id == null ? null : logIndexes.get(id);
  }
}
