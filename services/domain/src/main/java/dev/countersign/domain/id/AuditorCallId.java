package dev.countersign.domain.id;

/** The id of a lab's call for auditors. */
public record AuditorCallId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "cll_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public AuditorCallId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
