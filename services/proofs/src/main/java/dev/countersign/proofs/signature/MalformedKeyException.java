package dev.countersign.proofs.signature;

/** The bytes are no public key that can be used here. */
public final class MalformedKeyException extends RuntimeException {
  public MalformedKeyException(String problem) {
    super(problem, null, false, false);
  }
}
