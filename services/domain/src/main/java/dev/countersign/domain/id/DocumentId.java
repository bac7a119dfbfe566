package dev.countersign.domain.id;

/** The id of a framework document. */
public record DocumentId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "doc_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public DocumentId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
