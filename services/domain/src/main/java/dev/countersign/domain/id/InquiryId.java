package dev.countersign.domain.id;

/** The id of an inquiry. */
public record InquiryId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "inq_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public InquiryId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
