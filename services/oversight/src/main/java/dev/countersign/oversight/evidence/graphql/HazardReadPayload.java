package dev.countersign.oversight.evidence.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("HazardReadPayload")
@Description("A request to read hazardous evidence, after what was done.")
public record HazardReadPayload(@NonNull @Description("The request.") HazardReadView hazardRead) {}
