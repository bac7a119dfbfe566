package dev.countersign.oversight.model.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("DiscardModelVersionInput")
@Description("A version of which nothing more is made.")
public record DiscardModelVersionInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The model version's id.") String modelVersion,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why, in words.") String reason) {}
