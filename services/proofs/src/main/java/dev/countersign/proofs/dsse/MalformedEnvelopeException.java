package dev.countersign.proofs.dsse;

/** The text is not a DSSE envelope; the message names the field. */
public final class MalformedEnvelopeException extends RuntimeException {
  public MalformedEnvelopeException(String problem) {
    super(problem, null, false, false);
  }
}
