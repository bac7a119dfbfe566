package dev.countersign.domain.id;

/** The id of something that a lab handed in, or published, because it owed it. */
public record FilingId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "fil_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public FilingId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
