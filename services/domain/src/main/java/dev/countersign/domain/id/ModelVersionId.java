package dev.countersign.domain.id;

/** The id of a model version. */
public record ModelVersionId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "mv_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public ModelVersionId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
