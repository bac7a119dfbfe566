package dev.countersign.domain.id;

/** The id of an organisation; its alias follows the prefix. */
public record OrganisationId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "org_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public OrganisationId {
    Id.check(PREFIX, "[a-z0-9][a-z0-9-]{0,62}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
