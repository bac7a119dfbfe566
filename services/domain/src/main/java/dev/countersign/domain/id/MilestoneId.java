package dev.countersign.domain.id;

/** The id of a claim about when something happened that starts a clock. */
public record MilestoneId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "mst_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public MilestoneId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
