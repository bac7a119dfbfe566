package dev.countersign.oversight.webhook.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Nested;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import dev.countersign.oversight.supervision.SupervisionEventKind;
import dev.countersign.oversight.webhook.ReadWebhooks;
import dev.countersign.oversight.webhook.RegisterWebhook;
import dev.countersign.oversight.webhook.RemoveWebhook;
import dev.countersign.oversight.webhook.ReplayWebhook;
import dev.countersign.oversight.webhook.WebhookSecrets;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@ValidInputs
public class WebhookApi {
  private final RegisterWebhook register;
  private final RemoveWebhook remove;
  private final ReplayWebhook replay;
  private final ReadWebhooks webhooks;
  private final WebhookSecrets secrets;
  private final Paging paging;
  private final Cursors cursors;

  WebhookApi(
      RegisterWebhook register,
      RemoveWebhook remove,
      ReplayWebhook replay,
      ReadWebhooks webhooks,
      WebhookSecrets secrets,
      Paging paging,
      Cursors cursors) {
    this.register = register;
    this.remove = remove;
    this.replay = replay;
    this.webhooks = webhooks;
    this.secrets = secrets;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("webhooks")
  @RolesAllowed({"officer", "lead", "supervisor"})
  @Description("Your organisation's webhooks; at most 20.")
  public @NonNull List<@NonNull WebhookView> webhooks() {
    return webhooks.all().stream().map(WebhookView::of).toList();
  }

  @Name("secret")
  @Description(
      "With what its messages are signed (Standard Webhooks): whsec_ and base64. For your"
          + " organisation alone.")
  public @NonNull String secret(@Source WebhookView webhook) {
    return secrets.of(webhook.id());
  }

  @Name("messages")
  @Description("What was told, and what waits to be.")
  public @NonNull CompletionStage<WebhookMessageConnection> messages(
      @Source WebhookView webhook,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    var window = paging.window(first, after, last, before, orderBy);
    return Nested.of(
            "Webhook.messages", window, webhook.id(), ids -> webhooks.messages(ids, window))
        .thenApply(page -> WebhookMessageConnection.of(page, cursors, webhook.id()));
  }

  @Name("totalCount")
  @Description("How many there are in all.")
  public int totalCount(@Source WebhookMessageConnection connection) {
    return webhooks.countMessages(connection.webhook());
  }

  @Mutation("registerWebhook")
  @RolesAllowed({"officer", "lead", "supervisor"})
  @Description(
      "Has your organisation told at an address of what comes from now on. Messages are signed,"
          + " retried for three days, and keep their id. Officers, leads and supervisors.")
  public @NonNull WebhookPayload registerWebhook(
      @Name("input") @NonNull @Description("The webhook.") RegisterWebhookInput input) {
    List<SupervisionEventKind> kinds =
        input.kinds() == null
            ? List.of()
            : input.kinds().stream().filter(Objects::nonNull).toList();
    return payload(
        register.register(Requests.of("registerWebhook", input), input.url(), kinds).value());
  }

  @Mutation("removeWebhook")
  @RolesAllowed({"officer", "lead", "supervisor"})
  @Description("Sends nothing more to an address, not even what waits.")
  public @NonNull WebhookPayload removeWebhook(
      @Name("input") @NonNull @Description("The webhook.") RemoveWebhookInput input) {
    return payload(remove.remove(Requests.of("removeWebhook", input), input.webhook()).value());
  }

  @Mutation("replayWebhook")
  @RolesAllowed({"officer", "lead", "supervisor"})
  @Description("Tells everything behind a place again, each message under its own id.")
  public @NonNull WebhookPayload replayWebhook(
      @Name("input") @NonNull @Description("From where.") ReplayWebhookInput input) {
    replay.replay(input.webhook(), cursors.open(input.after()));
    return payload(input.webhook());
  }

  private WebhookPayload payload(String id) {
    return new WebhookPayload(
        WebhookView.of(webhooks.one(id).orElseThrow(RefusedException::notFound)));
  }
}
