package dev.countersign.oversight.webhook.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("WebhookPayload")
@Description("A webhook that was registered, removed or replayed.")
public record WebhookPayload(@NonNull @Description("The webhook.") WebhookView webhook) {}
