package dev.countersign.oversight.model.graphql;

import dev.countersign.domain.fact.ModelFact.MitigationState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RegisterModelVersionInput")
@Description("A checkpoint to bind to the digest of its weights.")
public record RegisterModelVersionInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The model that it is a version of.") String model,
    @NonNull @NotBlank @Size(max = 300) @Description("What the lab calls it, for example c1.")
        String label,
    @NonNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lower-case hex digits")
        @Description("SHA-256 of the manifest of its weights, lower-case hex.")
        String manifestDigest,
    @NonNull
        @Description(
            "Training compute over it and all its ancestors, in FLOP, as a decimal, for example 3.1e26.")
        String trainingFlop,
    @NonNull @Description("What it was made from.") List<@NonNull ParentInput> parents,
    @NonNull @Description("How far its behaviour has been reined in.")
        MitigationState mitigationState,
    @NonNull @Description("What it can act with, for example shell or browser.")
        List<@NonNull String> affordances) {}
