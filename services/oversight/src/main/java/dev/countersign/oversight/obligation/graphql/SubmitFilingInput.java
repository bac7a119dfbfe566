package dev.countersign.oversight.obligation.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("SubmitFilingInput")
@Description("What is handed in.")
public record SubmitFilingInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull @Description("The key of the instrument.") String instrument,
    @NonNull @Description("The requirement that asks for it.") String requirementKey,
    @Id @Description("What it is about, as the obligation names it; absent for the lab itself.")
        @Nullable String subject,
    @NonNull @NotBlank @Size(max = 20000) @Description("What it says, in short.") String summary,
    @Id @Description("The document itself, as evidence; absent if it was given elsewhere.")
        @Nullable String document,
    @Description("When it was handed in elsewhere; absent for now.")
        @Nullable Instant submittedAt) {}
