package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.policy.diff.ChangeClass;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ClassifyPolicyChangeInput")
@Description("What an authority takes an amendment for; public once written.")
public record ClassifyPolicyChangeInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The earlier version, published.") String from,
    @Id @NonNull @Description("The later version, published.") String to,
    @Description("The change's path as policyDiff gives it; absent for the amendment as a whole.")
        @Nullable String path,
    @NonNull @Description("What the authority takes it for.") ChangeClass classification,
    @NonNull @NotBlank @Size(max = 10_000) @Description("Why.") String reason) {}
