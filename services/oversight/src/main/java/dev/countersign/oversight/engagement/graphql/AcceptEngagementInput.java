package dev.countersign.oversight.engagement.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AcceptEngagementInput")
@Description("An engagement to accept.")
public record AcceptEngagementInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The engagement's id.") String engagement) {}
