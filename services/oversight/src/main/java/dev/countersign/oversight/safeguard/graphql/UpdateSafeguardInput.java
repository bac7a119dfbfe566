package dev.countersign.oversight.safeguard.graphql;

import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("UpdateSafeguardInput")
@Description("How a safeguard stands from now on.")
public record UpdateSafeguardInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The implementation's id.") String implementation,
    @NonNull
        @Pattern(regexp = "[0-9a-f]{64}")
        @Description(
            "SHA-256 of its configuration, lower-case hex; another one ends its validation.")
        String configDigest,
    @NonNull @Description("What the lab says of it.") ImplementationState state) {}
