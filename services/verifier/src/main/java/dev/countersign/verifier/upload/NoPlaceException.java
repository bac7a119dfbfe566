package dev.countersign.verifier.upload;

/** As many uploads run as may; trying again helps, later. */
final class NoPlaceException extends BrokenLineException {
  private final long retryAfter;

  NoPlaceException(String sentence, long retryAfter) {
    super(sentence);
    this.retryAfter = retryAfter;
  }

  /** Seconds. */
  long retryAfter() {
    return retryAfter;
  }
}
