package dev.countersign.oversight.inquiry.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("InquiryPayload")
@Description("The inquiry as it stands after the write.")
public record InquiryPayload(@NonNull @Description("The inquiry.") InquiryView inquiry) {}
