package dev.countersign.oversight.organisation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("SigningKeyPayload")
@Description("The key as it stands after the write.")
public record SigningKeyPayload(@NonNull @Description("The key.") SigningKeyView signingKey) {}
