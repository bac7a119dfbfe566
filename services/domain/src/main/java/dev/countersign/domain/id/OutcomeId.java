package dev.countersign.domain.id;

/** The id of a decision's outcome, as those see it who may not see the decision whole. */
public record OutcomeId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "out_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public OutcomeId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
