package dev.countersign.verifier.upload;

/** The platform was not reached, or not long enough; trying again helps. */
final class BrokenLineException extends RuntimeException {
  BrokenLineException(String sentence) {
    super(sentence);
  }
}
