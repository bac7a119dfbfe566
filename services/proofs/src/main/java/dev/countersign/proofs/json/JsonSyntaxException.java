package dev.countersign.proofs.json;

/** The text is not JSON as RFC 8259 and this reader's limits have it. */
public final class JsonSyntaxException extends RuntimeException {
  private final int offset;

  JsonSyntaxException(String problem, int offset) {
    super(problem + " at character " + offset, null, false, false);
    this.offset = offset;
  }

  /** Where reading stopped, in UTF-16 characters from the start. */
  public int offset() {
    return offset;
  }
}
