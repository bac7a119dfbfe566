package dev.countersign.oversight.incident.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("MergeIncidentsInput")
@Description("An incident to report with an earlier one.")
public record MergeIncidentsInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The later incident’s id.") String incident,
    @Id @NonNull @Description("The earlier incident’s id.") String mergedInto,
    @NonNull @Description("The key of the instrument.") String instrument,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why they are one.") String reason) {}
