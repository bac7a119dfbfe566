package dev.countersign.domain.id;

/** The id of an engagement. */
public record EngagementId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "eng_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public EngagementId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
