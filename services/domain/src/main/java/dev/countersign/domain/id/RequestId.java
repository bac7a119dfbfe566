package dev.countersign.domain.id;

/** The id of a scale-up request. */
public record RequestId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "req_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public RequestId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
