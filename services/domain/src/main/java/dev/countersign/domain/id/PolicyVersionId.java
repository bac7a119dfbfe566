package dev.countersign.domain.id;

/** The id of a policy version. */
public record PolicyVersionId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "pol_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public PolicyVersionId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
