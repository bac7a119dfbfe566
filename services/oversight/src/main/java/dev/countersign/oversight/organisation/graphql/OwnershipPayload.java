package dev.countersign.oversight.organisation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("OwnershipPayload")
@Description("The ownership as it stands after the write.")
public record OwnershipPayload(@NonNull @Description("The ownership.") OwnershipView ownership) {}
