package dev.countersign.oversight.policy.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ApprovePolicyVersionInput")
@Description("A policy version to approve.")
public record ApprovePolicyVersionInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The policy version's id.") String policyVersion) {}
