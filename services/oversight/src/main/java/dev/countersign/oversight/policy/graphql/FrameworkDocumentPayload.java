package dev.countersign.oversight.policy.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("FrameworkDocumentPayload")
@Description("The framework document as it stands after the write.")
public record FrameworkDocumentPayload(
    @NonNull @Description("The framework document.") FrameworkDocumentView document) {}
