package dev.countersign.oversight.attestation.graphql;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("PrepareAttestationInput")
@Description("What is to be attested: an evaluation, or safeguards of a model version.")
public record PrepareAttestationInput(
    @Id @Description("The completed evaluation to vouch for.") @Nullable String evaluation,
    @Id @Description("The model version whose safeguards are validated.")
        @Nullable String modelVersion,
    @Description("How they were validated.") @Nullable String method,
    @Description("What was found of each safeguard.") @Nullable List<ValidationInput> validations,
    @NonNull @Description("Until when it is to count, excluded.") Instant validUntil) {}
