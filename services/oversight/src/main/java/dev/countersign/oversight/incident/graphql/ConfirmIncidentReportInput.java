package dev.countersign.oversight.incident.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ConfirmIncidentReportInput")
@Description("A receipt for a report.")
public record ConfirmIncidentReportInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The incident’s id.") String incident,
    @Id @NonNull @Description("The report’s id.") String report,
    @NonNull @Description("When it came in.") Instant receivedAt) {}
