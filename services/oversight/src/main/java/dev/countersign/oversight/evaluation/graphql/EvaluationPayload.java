package dev.countersign.oversight.evaluation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("EvaluationPayload")
@Description("The evaluation as it stands after the write.")
public record EvaluationPayload(
    @NonNull @Description("The evaluation.") EvaluationView evaluation) {}
