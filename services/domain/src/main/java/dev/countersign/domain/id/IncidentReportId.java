package dev.countersign.domain.id;

/** The id of a report of an incident. */
public record IncidentReportId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "irp_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public IncidentReportId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
