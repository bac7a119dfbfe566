package dev.countersign.domain.id;

/** The id of an ownership of one company by another. */
public record OwnershipId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "own_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public OwnershipId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
