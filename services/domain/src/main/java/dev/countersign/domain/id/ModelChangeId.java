package dev.countersign.domain.id;

/** The id of a model change. */
public record ModelChangeId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "chg_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public ModelChangeId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
