package dev.countersign.oversight.policy.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RepealPolicyVersionInput")
@Description("A published policy version to end without a successor.")
public record RepealPolicyVersionInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The policy version's id.") String policyVersion,
    @NonNull @NotBlank @Size(max = 10_000) @Description("Why.") String reason) {}
