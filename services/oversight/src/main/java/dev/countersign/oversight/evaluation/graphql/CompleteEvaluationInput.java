package dev.countersign.oversight.evaluation.graphql;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("CompleteEvaluationInput")
@Description("What an evaluation found.")
public record CompleteEvaluationInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The evaluation's id.") String evaluation,
    @NonNull @Description("When it was completed.") Instant completedAt,
    @NonNull @Description("One finding a registered threshold.")
        List<@NonNull FindingInput> findings,
    @NonNull @Description("How hard it tried.") ElicitationInput elicitation,
    @Id @NonNull @Description("The evidence that it rests on.") List<@NonNull String> evidence,
    @NonNull @Description("What limits it.") List<@NonNull String> limitations) {}
