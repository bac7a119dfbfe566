package dev.countersign.evidence.vault;

import dev.countersign.evidence.reader.StoreFailedException;

/** What is kept is not what was sealed: trying again does not help. */
public final class BytesChangedException extends StoreFailedException {
  public BytesChangedException(String sentence) {
    super(sentence);
  }
}
