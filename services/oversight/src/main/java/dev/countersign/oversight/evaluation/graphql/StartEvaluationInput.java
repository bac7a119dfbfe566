package dev.countersign.oversight.evaluation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("StartEvaluationInput")
@Description("An evaluation that begins to run.")
public record StartEvaluationInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The evaluation's id.") String evaluation) {}
