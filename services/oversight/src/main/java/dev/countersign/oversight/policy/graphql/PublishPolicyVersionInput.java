package dev.countersign.oversight.policy.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("PublishPolicyVersionInput")
@Description("A policy version to publish.")
public record PublishPolicyVersionInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The policy version's id.") String policyVersion) {}
