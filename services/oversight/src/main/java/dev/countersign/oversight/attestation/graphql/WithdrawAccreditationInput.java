package dev.countersign.oversight.attestation.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("WithdrawAccreditationInput")
@Description("An accreditation to withdraw, and why.")
public record WithdrawAccreditationInput(
    @Id @NonNull @Description("The accreditation's id.") String accreditation,
    @Description("Since when it does not count; now, if absent.") @Nullable Instant effectiveFrom,
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why; everyone sees it.") String reason) {}
