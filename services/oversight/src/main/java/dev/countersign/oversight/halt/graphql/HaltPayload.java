package dev.countersign.oversight.halt.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("HaltPayload")
@Description("The halt as it stands after the write.")
public record HaltPayload(@NonNull @Description("The halt.") HaltView halt) {}
