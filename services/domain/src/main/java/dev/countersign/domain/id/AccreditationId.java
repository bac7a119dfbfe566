package dev.countersign.domain.id;

/** The id of an accreditation of an auditor. */
public record AccreditationId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "acc_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public AccreditationId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
