package dev.countersign.evidence.reader;

import java.io.IOException;

/** The file cannot be read; the message is a sentence of ours and repeats nothing of the file. */
public final class UnreadableException extends IOException {
  public UnreadableException(String sentence) {
    super(sentence);
  }
}
