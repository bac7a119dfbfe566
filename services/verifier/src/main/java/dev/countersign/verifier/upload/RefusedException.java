package dev.countersign.verifier.upload;

/** The platform said no, and why. */
final class RefusedException extends RuntimeException {
  RefusedException(String sentence) {
    super(sentence);
  }
}
