package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.policy.Surface;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ValidationInput")
@Description("What a validation found of one safeguard.")
public record ValidationInput(
    @NonNull @Description("The safeguard's key.") String safeguardKey,
    @NonNull @Description("Where it is in place.") Surface surface,
    @NonNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lower-case hex digits")
        @Description("SHA-256 of its configuration.")
        String configDigest,
    @NonNull @Description("What was found.") Effect effect) {}
