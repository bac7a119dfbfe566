package dev.countersign.oversight.webhook;

import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.webhook.WebhookRows.Message;
import dev.countersign.oversight.webhook.WebhookRows.Webhook;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The viewer's own webhooks. */
@UseCase
public class ReadWebhooks {
  private final WebhookRows rows;

  ReadWebhooks(WebhookRows rows) {
    this.rows = rows;
  }

  public List<Webhook> all() {
    return rows.all().stream().filter(one -> !one.removed()).toList();
  }

  public Optional<Webhook> one(String id) {
    return rows.one(id);
  }

  /** A page of the messages of each of these webhooks. */
  public Map<String, Page<Message>> messages(Collection<String> of, Window window) {
    return rows.messages(of, window);
  }

  public int countMessages(String webhook) {
    return rows.countMessages(webhook);
  }
}
