package dev.countersign.oversight.inquiry.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("OpenInquiryInput")
@Description("A question to a lab.")
public record OpenInquiryInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The lab that is asked.") String lab,
    @NonNull @NotBlank @Size(max = 200) @Description("In one line.") String title,
    @NonNull @NotBlank @Size(max = 20000) @Description("The question.") String question,
    @Id @NonNull @Size(max = 100) @Description("Ids of what it is about.")
        List<@NonNull String> records,
    @NonNull @Description("Until when it is to be answered, excluded.") Instant dueAt) {}
