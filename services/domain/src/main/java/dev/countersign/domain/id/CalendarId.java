package dev.countersign.domain.id;

/** The id of a business calendar. */
public record CalendarId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "cal_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public CalendarId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
