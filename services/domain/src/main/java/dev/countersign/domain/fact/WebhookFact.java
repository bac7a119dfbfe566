package dev.countersign.domain.fact;

import dev.countersign.domain.id.WebhookId;
import java.util.List;

/** Facts about where an organisation wants to be told of things. Its own; nobody else sees them. */
public sealed interface WebhookFact extends Fact {
  /**
   * Somebody wants to be told at this address.
   *
   * @param kinds what of, UPPER_SNAKE
   * @param author the person's name
   */
  record WebhookRegistered(WebhookId webhook, String url, List<String> kinds, String author)
      implements WebhookFact {
    public WebhookRegistered {
      kinds = List.copyOf(kinds);
    }
  }

  record WebhookRemoved(WebhookId webhook, String author) implements WebhookFact {}
}
