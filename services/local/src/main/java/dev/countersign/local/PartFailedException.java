package dev.countersign.local;

/** A part did not start or went away; the message says which, and what to do. */
public final class PartFailedException extends RuntimeException {
  PartFailedException(String sentence) {
    super(sentence, null, false, false);
  }
}
