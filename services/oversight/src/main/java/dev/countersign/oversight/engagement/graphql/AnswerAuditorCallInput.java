package dev.countersign.oversight.engagement.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AnswerAuditorCallInput")
@Description("An answer to a call.")
public record AnswerAuditorCallInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The call's id.") String call,
    @NonNull @NotBlank @Size(max = 20000) @Description("The answer.") String answer) {}
