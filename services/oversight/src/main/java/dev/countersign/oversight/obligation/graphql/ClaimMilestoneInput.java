package dev.countersign.oversight.obligation.graphql;

import dev.countersign.domain.requirement.ClockStart;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ClaimMilestoneInput")
@Description("When something happened, or is planned, that starts a clock.")
public record ClaimMilestoneInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull @Description("The key of the instrument.") String instrument,
    @NonNull @Description("What happened; a placing on the market may lie ahead.") ClockStart start,
    @Id @Description("What it is about; absent for the lab itself.") @Nullable String subject,
    @NonNull @Description("The instant.") Instant at,
    @Id @NonNull @Size(max = 100) @Description("Ids of the evidence that it rests on.")
        List<@NonNull String> evidence,
    @Size(max = 2000) @Description("Why an earlier claim is corrected; absent for a first one.")
        @Nullable String reason) {}
