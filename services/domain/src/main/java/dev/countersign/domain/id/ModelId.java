package dev.countersign.domain.id;

/** The id of a model family. */
public record ModelId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "mdl_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public ModelId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
