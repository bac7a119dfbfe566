package dev.countersign.oversight.inquiry.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ExtendInquiryInput")
@Description("More time to answer.")
public record ExtendInquiryInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The inquiry’s id.") String inquiry,
    @NonNull @Description("The new day, later than the old one.") Instant dueAt,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why.") String reason) {}
