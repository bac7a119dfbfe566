package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.policy.Stage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RequestScaleUpInput")
@Description("A step that a lab asks to take.")
public record RequestScaleUpInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @Description("The version to go on from; absent for TRAIN of a new family.")
        @Nullable String base,
    @NonNull @Description("The step.") Stage stage,
    @NonNull
        @Description("Cumulative training compute that the step may reach, in FLOP, as a decimal.")
        String flopCeiling) {}
