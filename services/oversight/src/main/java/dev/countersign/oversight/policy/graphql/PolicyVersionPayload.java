package dev.countersign.oversight.policy.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("PolicyVersionPayload")
@Description("The policy version as it stands after the write.")
public record PolicyVersionPayload(
    @NonNull @Description("The policy version.") PolicyVersionView policyVersion) {}
