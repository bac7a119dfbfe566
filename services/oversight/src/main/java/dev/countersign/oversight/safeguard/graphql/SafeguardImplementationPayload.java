package dev.countersign.oversight.safeguard.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("SafeguardImplementationPayload")
@Description("The implementation as it stands after the write.")
public record SafeguardImplementationPayload(
    @NonNull @Description("The implementation.") SafeguardImplementationView implementation) {}
