package dev.countersign.oversight.engagement.graphql;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("DeclareIndependenceInput")
@Description("A signed declaration of what ties the auditor to the lab.")
public record DeclareIndependenceInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull
        @Size(max = 200_000)
        @Description(
            "The DSSE envelope of what was prepared, signed by the lead's own key, as JSON.")
        String envelope) {}
