package dev.countersign.verifier.verify;

/** What came of a check. */
public enum Result {
  /** Everything holds, and the decision follows from the facts. */
  VERIFIED(0, "VERIFIED"),
  /** What can be checked holds; that nothing is left out is not shown. */
  INCOMPLETE(3, "INCOMPLETE"),
  /** No status record is near enough to the decision. */
  STATUS_UNPROVEN(3, "STATUS_UNPROVEN"),
  /** Everything holds under the log in the file, which may be anybody's. */
  UNANCHORED(3, "LOG KEY NOT GIVEN"),
  /** Thresholds in the asker's scope are recomputed; the rest is withheld. */
  IN_PART(3, "RECOMPUTED IN PART"),
  /** It stands in the log; what it rests on is not shown. */
  PROVEN(3, "PROVEN, NOT RECOMPUTED"),
  /** Something is false. */
  REFUSED(1, "REFUSED");

  private final int exitStatus;
  private final String words;

  Result(int exitStatus, String words) {
    this.exitStatus = exitStatus;
    this.words = words;
  }

  public int exitStatus() {
    return exitStatus;
  }

  String words() {
    return words;
  }
}
