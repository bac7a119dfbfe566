package dev.countersign.domain.id;

/** The id of an attestation. */
public record AttestationId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "att_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public AttestationId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
