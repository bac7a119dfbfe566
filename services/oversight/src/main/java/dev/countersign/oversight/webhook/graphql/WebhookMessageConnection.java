package dev.countersign.oversight.webhook.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import dev.countersign.oversight.supervision.SupervisionEventKind;
import dev.countersign.oversight.webhook.WebhookRows.Message;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("WebhookMessageConnection")
@Description("A page of a webhook's messages.")
public record WebhookMessageConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull WebhookMessageEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull WebhookMessageView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @Ignore String webhook) {

  static WebhookMessageConnection of(Page<Message> page, Cursors cursors, String webhook) {
    var edges =
        page.rows().stream()
            .map(
                row ->
                    new WebhookMessageEdge(
                        cursors.seal(row.position()), WebhookMessageView.of(row.value())))
            .toList();
    return new WebhookMessageConnection(
        edges,
        edges.stream().map(WebhookMessageEdge::node).toList(),
        PageInfoView.of(page, cursors),
        webhook);
  }

  @Name("WebhookMessageEdge")
  @Description("A message in a list.")
  public record WebhookMessageEdge(
      @NonNull @Description("Where it stands in the list, and to replay from.") String cursor,
      @NonNull @Description("The message.") WebhookMessageView node) {}

  @Name("WebhookMessage")
  @Description("One event, as it is told at one address.")
  public record WebhookMessageView(
      @Id @NonNull @Description("The id: the same at every attempt.") String id,
      @NonNull @Description("What it tells of.") SupervisionEventKind kind,
      @NonNull @Description("Exactly what is signed and sent.") String body,
      @Description("How often it was tried.") int attempts,
      @Description(
              "When it is tried next, by the world's time; null once it is delivered or given up.")
          @Nullable Instant nextAttemptAt,
      @Description("When it was taken; null if it was not.") @Nullable Instant deliveredAt,
      @Description("Why the last attempt failed, as a code; null if it did not.")
          @Nullable String failure) {

    static WebhookMessageView of(Message message) {
      return new WebhookMessageView(
          message.id(),
          SupervisionEventKind.valueOf(message.kind()),
          message.body(),
          message.attempts(),
          message.nextAttemptAt(),
          message.deliveredAt(),
          message.failure());
    }
  }
}
