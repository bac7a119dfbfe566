package dev.countersign.oversight.reply.graphql;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("GiveReplyInput")
@Description("A signed reply.")
public record GiveReplyInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull
        @Size(max = 200_000)
        @Description(
            "The DSSE envelope of what was prepared, signed by the officer's own key and the"
                + " organisation's, as JSON.")
        String envelope) {}
