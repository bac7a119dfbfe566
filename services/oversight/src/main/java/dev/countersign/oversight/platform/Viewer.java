package dev.countersign.oversight.platform;

/**
 * Who looks or acts.
 *
 * @param organisation id of the organisation, {@code org_…}; empty for the public
 * @param kind what the organisation is to the platform
 * @param user the person's or service account's name; empty for the public
 */
public record Viewer(String organisation, Kind kind, String user) {

  /** Everyone who is not signed in. */
  public static final Viewer PUBLIC = new Viewer("", Kind.PUBLIC, "");

  /** The kinds of viewer that row-level security tells apart. */
  public enum Kind {
    LAB,
    AUDITOR,
    REGULATOR,
    PLATFORM,
    PUBLIC,
    /** The rules, stating the platform's own facts about one lab from what that lab may see. */
    RULES,
    /** A service of the platform that acts on a ticket it was given. */
    SERVICE
  }

  /** The rules at work on one lab's ledger. */
  public static Viewer rulesFor(String lab) {
    return new Viewer(lab, Kind.RULES, "rules");
  }
}
