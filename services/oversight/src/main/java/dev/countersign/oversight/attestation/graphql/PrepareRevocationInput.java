package dev.countersign.oversight.attestation.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("PrepareRevocationInput")
@Description("An attestation to take back.")
public record PrepareRevocationInput(
    @Id @NonNull @Description("The attestation's id.") String attestation,
    @NonNull
        @NotBlank
        @Size(max = 2000)
        @Description("Why. Everyone may read it once the model is announced.")
        String reason,
    @NonNull @Description("Since when it does not count; may be earlier than now.")
        Instant effectiveFrom,
    @Description("Since when others may have signed in the auditor's name; absent if nobody did.")
        @Nullable Instant compromisedSince) {}
