package dev.countersign.oversight.model.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ModelVersionPayload")
@Description("The model version as it stands after the write.")
public record ModelVersionPayload(
    @NonNull @Description("The model version.") ModelVersionView modelVersion) {}
