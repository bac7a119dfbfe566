package dev.countersign.oversight.webhook;

import dev.countersign.domain.fact.WebhookFact.WebhookRemoved;
import dev.countersign.domain.id.WebhookId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** An organisation asks not to be told any more; what waits to be sent is not sent. */
@UseCase
public class RemoveWebhook {
  private final Ledger ledger;
  private final WebhookRows rows;

  RemoveWebhook(Ledger ledger, WebhookRows rows) {
    this.ledger = ledger;
    this.rows = rows;
  }

  public WebhookId remove(WriteRequest request, String id) {
    if (rows.one(id).isEmpty()) {
      throw RefusedException.notFound();
    }
    return new WebhookId(
        ledger.write(
            request,
            List.of(Book.ofPlatform()),
            entry -> {
              var who = entry.viewer();
              entry.append(
                  new WebhookRemoved(new WebhookId(id), who.user()),
                  Filing.own(id, who.organisation()));
              rows.remove(id, entry.recordedAt());
              return id;
            }));
  }
}
