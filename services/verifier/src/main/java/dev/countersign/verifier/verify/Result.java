package dev.countersign.verifier.verify;

/** What came of a check. */
public enum Result {
  /** Everything holds, and the decision follows from the facts. */
  VERIFIED(0, "VERIFIED", "Everything in the file holds, and what it is about follows from it."),
  /** What can be checked holds; that nothing is left out is not shown. */
  INCOMPLETE(3, "INCOMPLETE", "What can be checked holds; something may have been left out."),
  /** No status record is near enough to the decision. */
  STATUS_UNPROVEN(
      3, "STATUS_UNPROVEN", "What can be checked holds; that it was up to date is not shown."),
  /** Part of it was made by rules that this release does not have. */
  OTHER_RULES(
      3, "OTHER RULES", "What was made by this release's rules holds; the rest was not checked."),
  /** Everything holds under the log in the file, which may be anybody's. */
  UNANCHORED(
      3, "LOG KEY NOT GIVEN", "The file agrees with itself; whose log it is from is not known."),
  /** Thresholds in the asker's scope are recomputed; the rest is withheld. */
  IN_PART(3, "RECOMPUTED IN PART", "What you may see was computed again; the rest is withheld."),
  /** It stands in the log; what it rests on is not shown. */
  PROVEN(3, "PROVEN, NOT RECOMPUTED", "It stands in the log as shown; why is not yours to see."),
  /** Something is false. */
  REFUSED(1, "REFUSED", "Something in the file is false. Do not rely on it.");

  private final int exitStatus;
  private final String words;

  private final String meaning;

  Result(int exitStatus, String words, String meaning) {
    this.exitStatus = exitStatus;
    this.words = words;
    this.meaning = meaning;
  }

  public int exitStatus() {
    return exitStatus;
  }

  /** The result and what it means, in one line. */
  String words() {
    return words + ": " + meaning;
  }
}
