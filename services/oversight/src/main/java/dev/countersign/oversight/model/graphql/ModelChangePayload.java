package dev.countersign.oversight.model.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ModelChangePayload")
@Description("The change as it is recorded.")
public record ModelChangePayload(
    @NonNull @Description("The change.") ModelChangeView modelChange) {}
