package dev.countersign.oversight.incident.graphql;

import dev.countersign.domain.requirement.Requirement.ReportKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("SubmitIncidentReportInput")
@Description("A report of an incident.")
public record SubmitIncidentReportInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The incident’s id.") String incident,
    @NonNull @Description("The key of the instrument.") String instrument,
    @NonNull @Description("Which report.") ReportKind kind,
    @NonNull @NotBlank @Size(max = 20000) @Description("What it says, in short.") String summary,
    @Id @Description("The report itself, as evidence; absent if it was given elsewhere.")
        @Nullable String document,
    @Description("When it was handed in elsewhere; absent for now.") @Nullable Instant submittedAt,
    @Size(max = 20) @Description("What it covers, item by item; absent if not told so.")
        @Nullable List<@Valid IncidentReportItemInput> items) {}
