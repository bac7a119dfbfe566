package dev.countersign.oversight.model.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RegisterModelInput")
@Description("A model family to begin.")
public record RegisterModelInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull @NotBlank @Size(max = 300) @Description("What the lab calls it.") String name) {}
