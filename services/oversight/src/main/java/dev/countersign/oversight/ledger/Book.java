package dev.countersign.oversight.ledger;

/**
 * One queue of writers. Kinds queue in the order in which they are written here, each by ascending
 * number, so that no two writers wait for each other.
 */
public record Book(Kind kind, String organisation) {
  public enum Kind {
    PLATFORM,
    AUDITOR,
    LAB
  }

  public static Book ofLab(String lab) {
    return new Book(Kind.LAB, lab);
  }

  public static Book ofAuditor(String auditor) {
    return new Book(Kind.AUDITOR, auditor);
  }

  public static Book ofPlatform() {
    return new Book(Kind.PLATFORM, "org_countersign");
  }
}
