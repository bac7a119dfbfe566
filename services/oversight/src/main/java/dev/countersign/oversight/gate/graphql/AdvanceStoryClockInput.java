package dev.countersign.oversight.gate.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AdvanceStoryClockInput")
@Description("Where the story clock is to go.")
public record AdvanceStoryClockInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull @Description("The instant to move to; never before the present one.") Instant to) {}
