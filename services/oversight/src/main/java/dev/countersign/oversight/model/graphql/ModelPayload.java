package dev.countersign.oversight.model.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ModelPayload")
@Description("The model as it stands after the write.")
public record ModelPayload(@NonNull @Description("The model.") ModelView model) {}
