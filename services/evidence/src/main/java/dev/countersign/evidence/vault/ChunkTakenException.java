package dev.countersign.evidence.vault;

import dev.countersign.evidence.reader.StoreFailedException;

/** Another writes the same blob, and was first with a chunk. */
public final class ChunkTakenException extends StoreFailedException {
  ChunkTakenException() {
    super("A chunk of this blob is there already");
  }
}
