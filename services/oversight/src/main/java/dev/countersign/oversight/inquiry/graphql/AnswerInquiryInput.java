package dev.countersign.oversight.inquiry.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AnswerInquiryInput")
@Description("An answer to a regulator.")
public record AnswerInquiryInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The inquiry’s id.") String inquiry,
    @NonNull @NotBlank @Size(max = 20000) @Description("The answer.") String answer,
    @Id @NonNull @Size(max = 100) @Description("Ids of what it rests on.")
        List<@NonNull String> records) {}
