package dev.countersign.journeys.people;

/** The platform refused, with a code and a sentence. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  RefusedException(String code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /** The stable code, for example {@code NOT_FOUND}. */
  public String code() {
    return code;
  }
}
