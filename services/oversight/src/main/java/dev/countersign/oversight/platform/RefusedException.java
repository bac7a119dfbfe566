package dev.countersign.oversight.platform;

import dev.countersign.domain.RuleBrokenException;

/** The caller broke a rule of the platform itself; rules of the domain have their own words. */
public final class RefusedException extends RuleBrokenException {
  public RefusedException(String code, String sentence) {
    super(code, sentence);
  }

  /** What is absent and what may not be seen look the same. */
  public static RefusedException notFound() {
    return new RefusedException("NOT_FOUND", "There is no such thing, or it is not yours to see.");
  }

  /** A cursor of somebody else, of another list, or of nobody: nothing tells which. */
  public static RefusedException invalidCursor() {
    return new RefusedException(
        "INVALID_CURSOR", "The cursor is not one of yours. Start the list again without it.");
  }

  /** Something is asked of an instrument that is not in the catalogue, or does not count yet. */
  public static RefusedException unknownRegime() {
    return new RefusedException(
        "UNKNOWN_REGIME",
        "The catalogue has no approved instrument of this key. Choose one of it.");
  }

  public static RefusedException forbidden(String sentence) {
    return new RefusedException("FORBIDDEN", sentence);
  }

  public static RefusedException invalid(String sentence) {
    return new RefusedException("INVALID_INPUT", sentence);
  }
}
