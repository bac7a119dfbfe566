package dev.countersign.oversight.organisation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ApproveCalendarInput")
@Description("A calendar that another registrar wrote down.")
public record ApproveCalendarInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The calendar's id.") String calendar) {}
