package dev.countersign.oversight.engagement.graphql;

import jakarta.validation.Valid;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("DiscloseRelationshipInput")
@Description("A relationship that was not declared before.")
public record DiscloseRelationshipInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The engagement's id.") String engagement,
    @NonNull @Valid @Description("The relationship, dated from the day it began.")
        RelationshipInput relationship) {}
