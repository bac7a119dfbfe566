package dev.countersign.domain.id;

/** The id of a requirement that a regulator adopted from a lab's commitment. */
public record AdoptedRequirementId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "adp_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public AdoptedRequirementId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
