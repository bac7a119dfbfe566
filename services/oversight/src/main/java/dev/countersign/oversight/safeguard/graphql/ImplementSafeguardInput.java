package dev.countersign.oversight.safeguard.graphql;

import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.policy.Surface;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ImplementSafeguardInput")
@Description("A safeguard that is put in place.")
public record ImplementSafeguardInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull @NotBlank @Size(max = 2000) @Description("The safeguard's key in the policy.")
        String safeguardKey,
    @Id @NonNull @Description("The model version that it protects.") String modelVersion,
    @NonNull @Description("Where it is in place.") Surface surface,
    @NonNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lower-case hex digits")
        @Description("SHA-256 of its configuration, lower-case hex.")
        String configDigest,
    @NonNull @Description("What the lab says of it.") ImplementationState state) {}
