package dev.countersign.oversight.evidence.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("RedactionPayload")
@Description("The redaction with what is said of it now.")
public record RedactionPayload(@NonNull @Description("The redaction.") RedactionView redaction) {}
