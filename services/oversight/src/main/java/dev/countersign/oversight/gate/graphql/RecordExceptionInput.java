package dev.countersign.oversight.gate.graphql;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RecordExceptionInput")
@Description("An exception to record.")
public record RecordExceptionInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The request that is not cleared.") String scaleUpRequest,
    @NonNull @NotBlank @Size(max = 2000) @Description("What the lab says of it in public.")
        String acknowledgement,
    @NonNull @Description("Until when, excluded.") Instant expiresAt,
    @Valid
        @Description(
            "The argument that it adds little to the risk that others make anyway; absent if it is"
                + " not made.")
        @Nullable MarginalRiskInput marginalRisk) {}
