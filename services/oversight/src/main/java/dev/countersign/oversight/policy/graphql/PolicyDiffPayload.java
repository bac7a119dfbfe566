package dev.countersign.oversight.policy.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("PolicyDiffPayload")
@Description("The amendment with what was said of it.")
public record PolicyDiffPayload(@NonNull @Description("What changed.") PolicyDiffView policyDiff) {}
