package dev.countersign.domain.id;

/** The id of a piece of evidence. */
public record EvidenceId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "evd_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public EvidenceId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
