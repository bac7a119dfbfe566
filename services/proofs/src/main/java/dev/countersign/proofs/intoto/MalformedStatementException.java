package dev.countersign.proofs.intoto;

/** The bytes are not an in-toto Statement v1; the message names the field. */
public final class MalformedStatementException extends RuntimeException {
  public MalformedStatementException(String problem) {
    super(problem, null, false, false);
  }
}
