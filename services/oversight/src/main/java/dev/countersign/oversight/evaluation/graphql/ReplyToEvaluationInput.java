package dev.countersign.oversight.evaluation.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ReplyToEvaluationInput")
@Description("A reply to what was found.")
public record ReplyToEvaluationInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The evaluation's id.") String evaluation,
    @NonNull @NotBlank @Size(max = 2000) @Description("What the lab says to it.") String reply) {}
