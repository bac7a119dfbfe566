package dev.countersign.oversight.inquiry.graphql;

import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.inquiry.OpenInquiry.Question;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("OpenInquiryInput")
@Description("A question to a lab.")
public record OpenInquiryInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The lab that is asked.") String lab,
    @NonNull @NotBlank @Size(max = 200) @Description("In one line.") String title,
    @NonNull @NotBlank @Size(max = 20000) @Description("The question.") String question,
    @Id @NonNull @Size(max = 100) @Description("Ids of what it is about.")
        List<@NonNull String> records,
    @NonNull @Description("Until when it is to be answered, excluded.") Instant dueAt,
    @Id
        @Size(max = 100)
        @Description(
            "Ids of evidence that is to be kept meanwhile, each by a hold of its own; absent if none"
                + " is.")
        @Nullable List<String> holds) {

  Question toQuestion() {
    return new Question(
        lab,
        title,
        question,
        records,
        dueAt,
        holds == null
            ? List.of()
            : holds.stream().filter(Objects::nonNull).map(EvidenceId::new).toList());
  }
}
