package dev.countersign.oversight.requirement.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("RequirementMappingPayload")
@Description("The mapping as it stands after the write.")
public record MappingPayload(@NonNull @Description("The mapping.") MappingView mapping) {}
