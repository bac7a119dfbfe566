package dev.countersign.oversight.organisation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CalendarPayload")
@Description("The calendar as it stands after the write.")
public record CalendarPayload(@NonNull @Description("The calendar.") CalendarView calendar) {}
