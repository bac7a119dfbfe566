package dev.countersign.oversight.webhook.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ReplayWebhookInput")
@Description("What to tell again; doing it twice tells it twice.")
public record ReplayWebhookInput(
    @Id @NonNull @Description("The webhook's id.") String webhook,
    @NonNull
        @Description("Everything behind this cursor, of a message or of a subscription's event.")
        String after) {}
