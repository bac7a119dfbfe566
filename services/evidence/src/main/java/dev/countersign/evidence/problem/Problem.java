package dev.countersign.evidence.problem;

/** A refusal on the wire (RFC 9457). */
public record Problem(String type, String title, int status, String code, String detail) {
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(RefusalCode code, String detail) {
    return new Problem("about:blank", code.name(), code.status(), code.name(), detail);
  }
}
