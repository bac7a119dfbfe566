package dev.countersign.domain.id;

/** The id of a webhook. */
public record WebhookId(String value) implements Id {
  /** What every such id begins with. */
  public static final String PREFIX = "whk_";

  /**
   * @throws MalformedIdException if the text is no such id
   */
  public WebhookId {
    Id.check(PREFIX, "[0-9a-f]{32}", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
