package dev.countersign.domain.id;

/** The id of a safeguard implementation. */
public record ImplementationId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "sfg_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public ImplementationId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
