package dev.countersign.oversight.webhook;

import dev.countersign.domain.fact.WebhookFact.WebhookRegistered;
import dev.countersign.domain.id.WebhookId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Followed;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import dev.countersign.oversight.supervision.SupervisionEventKind;
import dev.countersign.oversight.webhook.WebhookRows.Webhook;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An organisation asks to be told at an address, of what comes from now on. */
@UseCase
public class RegisterWebhook {
  private static final int MOST = 20;

  private final Ledger ledger;
  private final WebhookRows rows;
  private final Followed followed;
  private final Destinations destinations;

  RegisterWebhook(Ledger ledger, WebhookRows rows, Followed followed, Destinations destinations) {
    this.ledger = ledger;
    this.rows = rows;
    this.followed = followed;
    this.destinations = destinations;
  }

  /**
   * @param kinds of what; empty for everything
   */
  public WebhookId register(WriteRequest request, String url, List<SupervisionEventKind> kinds) {
    destinations.check(url);
    var wanted =
        kinds.isEmpty() ? EnumSet.allOf(SupervisionEventKind.class) : EnumSet.copyOf(kinds);
    Set<String> names = wanted.stream().map(Enum::name).collect(Collectors.toSet());
    return new WebhookId(
        ledger.write(
            request,
            List.of(Book.ofPlatform()),
            entry -> {
              var who = entry.viewer();
              if (rows.all().stream().filter(one -> !one.removed()).count() >= MOST) {
                throw new RefusedException(
                    "TOO_MANY_WEBHOOKS",
                    "An organisation has at most %d webhooks. Remove one first.".formatted(MOST));
              }
              var id = new WebhookId(entry.newId(WebhookId.PREFIX));
              entry.append(
                  new WebhookRegistered(id, url, names.stream().sorted().toList(), who.user()),
                  Filing.own(id.value(), who.organisation()));
              rows.add(
                  new Webhook(
                      id.value(),
                      who.organisation(),
                      who.kind(),
                      url,
                      names,
                      followed.settled(),
                      false));
              return id.value();
            }));
  }
}
