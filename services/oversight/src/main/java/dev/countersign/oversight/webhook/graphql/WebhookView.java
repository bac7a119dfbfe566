package dev.countersign.oversight.webhook.graphql;

import dev.countersign.oversight.supervision.SupervisionEventKind;
import dev.countersign.oversight.webhook.WebhookRows.Webhook;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Webhook")
@Description("Where your organisation is told of what it may see, as it happens.")
public record WebhookView(
    @Id @NonNull @Description("The id: whk_ and 32 hex digits.") String id,
    @NonNull @Description("Where.") String url,
    @NonNull @Description("What of.") List<@NonNull SupervisionEventKind> kinds,
    @Description("True once nothing more is sent.") boolean removed) {

  static WebhookView of(Webhook webhook) {
    return new WebhookView(
        webhook.id(),
        webhook.url(),
        webhook.kinds().stream().map(SupervisionEventKind::valueOf).sorted().toList(),
        webhook.removed());
  }
}
