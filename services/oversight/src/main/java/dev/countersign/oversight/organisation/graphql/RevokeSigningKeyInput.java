package dev.countersign.oversight.organisation.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RevokeSigningKeyInput")
@Description("A key to revoke, from now on.")
public record RevokeSigningKeyInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The id of the key.") String key,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why; everyone may read it.") String reason,
    @Description(
            "Since when others may have signed with it: what was recorded since is suspended, what was recorded before stands. Absent if nobody did.")
        @Nullable Instant compromisedSince) {}
