package dev.countersign.oversight.webhook.graphql;

import dev.countersign.oversight.supervision.SupervisionEventKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RegisterWebhookInput")
@Description("Where your organisation wants to be told.")
public record RegisterWebhookInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull
        @NotBlank
        @Size(max = 2000)
        @Description("An https address of a host that everyone can reach.")
        String url,
    @Description("What of; of everything, if absent.")
        @Nullable List<SupervisionEventKind> kinds) {}
