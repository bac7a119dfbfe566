package dev.countersign.oversight.incident.graphql;

import dev.countersign.domain.requirement.ClockStart;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ClaimClockStartInput")
@Description("An instant at which a clock started.")
public record ClaimClockStartInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The incident’s id.") String incident,
    @NonNull @Description("Which clock.") ClockStart start,
    @NonNull @Description("When it started.") Instant at,
    @Id @NonNull @Description("Ids of the evidence that it rests on.")
        List<@NonNull String> evidence,
    @Size(max = 2000)
        @Description("Why an earlier claim of yours is corrected; absent for a first one.")
        @Nullable String reason) {}
