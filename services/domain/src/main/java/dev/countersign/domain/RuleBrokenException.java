package dev.countersign.domain;

/** What was asked for breaks a rule. The code is stable; the sentence says what to do. */
public class RuleBrokenException extends RuntimeException {
  private final String code;

  public RuleBrokenException(String code, String sentence) {
    super(sentence, null, false, false);
    this.code = code;
  }

  /** UPPER_SNAKE, from the error catalogue. */
  public final String code() {
    return code;
  }
}
