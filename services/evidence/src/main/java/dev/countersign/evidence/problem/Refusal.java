package dev.countersign.evidence.problem;

/** What was asked is not done; the message is one sentence that says what to do. */
public final class Refusal extends RuntimeException {
  private final RefusalCode code;

  public Refusal(RefusalCode code, String sentence) {
    // A refusal is an answer, not a fault: no stack trace.
    super(sentence, null, false, false);
    this.code = code;
  }

  public RefusalCode code() {
    return code;
  }
}
