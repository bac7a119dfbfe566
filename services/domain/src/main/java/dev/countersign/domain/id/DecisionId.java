package dev.countersign.domain.id;

/** The id of a gate decision. */
public record DecisionId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "dec_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public DecisionId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
