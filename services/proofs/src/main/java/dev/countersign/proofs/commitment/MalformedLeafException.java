package dev.countersign.proofs.commitment;

/** The entry is not a leaf as this log writes them. */
public final class MalformedLeafException extends RuntimeException {
  public MalformedLeafException(String problem) {
    super(problem, null, false, false);
  }
}
