package dev.countersign.oversight.incident.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("IncidentPayload")
@Description("The incident as it stands after the write.")
public record IncidentPayload(@NonNull @Description("The incident.") IncidentView incident) {}
