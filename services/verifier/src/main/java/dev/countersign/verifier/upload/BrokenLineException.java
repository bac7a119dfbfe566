package dev.countersign.verifier.upload;

/** The platform was not reached, or not long enough; trying again helps. */
class BrokenLineException extends RuntimeException {
  BrokenLineException(String sentence) {
    super(sentence);
  }
}
