package dev.countersign.oversight.platform.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("PlatformClock")
@Description("The one clock that decides what is known, due and recorded.")
public record ClockView(
    @NonNull @Description("The instant at which the platform stands.") Instant now,
    @Description("True where a story clock runs, as it does on demonstrations only.")
        boolean story) {}
