package dev.countersign.domain.id;

/** The id of one version of an instrument. */
public record InstrumentId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "ins_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public InstrumentId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
