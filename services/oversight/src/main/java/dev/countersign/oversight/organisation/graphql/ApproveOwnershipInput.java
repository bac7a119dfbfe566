package dev.countersign.oversight.organisation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ApproveOwnershipInput")
@Description("An ownership to approve.")
public record ApproveOwnershipInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The ownership's id.") String ownership) {}
