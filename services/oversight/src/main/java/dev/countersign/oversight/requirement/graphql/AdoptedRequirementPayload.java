package dev.countersign.oversight.requirement.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("AdoptedRequirementPayload")
@Description("The requirement as it stands now.")
public record AdoptedRequirementPayload(
    @NonNull @Description("The requirement.") AdoptedRequirementView requirement) {}
