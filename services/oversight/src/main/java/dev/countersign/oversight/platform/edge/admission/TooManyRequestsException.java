package dev.countersign.oversight.platform.edge.admission;

import dev.countersign.domain.RuleBrokenException;

/** Refused for how much is asked, and not for what: nothing of it was done. */
public final class TooManyRequestsException extends RuleBrokenException {
  private static final long serialVersionUID = 1;

  /** The status that tells of it over HTTP. */
  public static final int STATUS = 429;

  /** How long to wait before asking again. */
  public static final String RETRY_AFTER_SECONDS = "1";

  private TooManyRequestsException(String sentence) {
    super("RATE_LIMITED", sentence);
  }

  static TooManyRequestsException often() {
    return new TooManyRequestsException(
        "You ask too often. Wait a second, then ask for less at once.");
  }

  /** So many of the same caller wait already, or this one has waited too long. */
  public static TooManyRequestsException atOnce() {
    return new TooManyRequestsException(
        "You ask for too much at once. Wait for some of the answers.");
  }
}
