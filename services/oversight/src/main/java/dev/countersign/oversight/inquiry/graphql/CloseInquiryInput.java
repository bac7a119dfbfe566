package dev.countersign.oversight.inquiry.graphql;

import dev.countersign.domain.fact.InquiryFact.InquiryOutcome;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("CloseInquiryInput")
@Description("An inquiry to end.")
public record CloseInquiryInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The inquiry’s id.") String inquiry,
    @NonNull @Description("Whether it was answered.") InquiryOutcome outcome,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why.") String reason) {}
