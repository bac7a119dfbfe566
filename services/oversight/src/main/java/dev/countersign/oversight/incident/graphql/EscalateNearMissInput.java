package dev.countersign.oversight.incident.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("EscalateNearMissInput")
@Description("A near miss that was an incident after all.")
public record EscalateNearMissInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The incident’s id.") String incident,
    @NonNull @NotBlank @Size(max = 5000) @Description("Why.") String reason) {}
