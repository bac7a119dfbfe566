package dev.countersign.oversight.organisation.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RegisterCalendarInput")
@Description("A regulator's business days.")
public record RegisterCalendarInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The regulator.") String regulator,
    @NonNull @NotBlank @Size(max = 200) @Description("What it is called.") String name,
    @NonNull @NotBlank @Size(max = 64) @Description("Its time zone, for example Europe/Brussels.")
        String zone,
    @NonNull @Description("Days of the week that do not count.") List<@NonNull Weekday> weekend,
    @NonNull @Description("Dates that do not count.") List<@NonNull LocalDate> holidays) {}
