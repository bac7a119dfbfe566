package dev.countersign.oversight.engagement.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("DeclareIndependenceInput")
@Description("What ties the auditor to the lab, in its lead's word.")
public record DeclareIndependenceInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The engagement's id.") String engagement,
    @NonNull @Description("Every relationship; none, if there is none.")
        List<@NonNull RelationshipInput> relationships) {}
