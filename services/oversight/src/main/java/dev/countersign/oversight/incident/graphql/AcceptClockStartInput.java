package dev.countersign.oversight.incident.graphql;

import dev.countersign.domain.requirement.ClockStart;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AcceptClockStartInput")
@Description("What a lab says now of a clock’s start, as a regulator accepts it.")
public record AcceptClockStartInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The incident’s id.") String incident,
    @NonNull @Description("Which clock.") ClockStart start,
    @NonNull @Description("When it started, as the lab claims it now.") Instant at,
    @NonNull @NotBlank @Size(max = 2000) @Description("Why it is accepted.") String reason) {}
