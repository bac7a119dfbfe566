package dev.countersign.oversight.requirement.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ReadThresholdPayload")
@Description("The reading on record.")
public record ReadThresholdPayload(
    @Id @NonNull @Description("The policy version that was read.") String policyVersion) {}
