package dev.countersign.oversight.evaluation.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("InvalidateEvaluationInput")
@Description("An evaluation that is invalidated.")
public record InvalidateEvaluationInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The evaluation's id.") String evaluation,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why.") String reason) {}
