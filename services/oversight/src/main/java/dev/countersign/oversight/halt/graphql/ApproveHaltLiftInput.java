package dev.countersign.oversight.halt.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ApproveHaltLiftInput")
@Description("A lift that a second officer agrees to.")
public record ApproveHaltLiftInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The halt's id.") String halt) {}
