package dev.countersign.oversight.organisation.graphql;

import dev.countersign.domain.fact.OrganisationFact.CalendarRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("BusinessCalendar")
@Description("The business days of a regulator, in which its windows to object run.")
public record CalendarView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The regulator.") String regulator,
    @NonNull @Description("What it is called.") String name,
    @NonNull @Description("Its time zone, for example Europe/Brussels.") String zone,
    @NonNull @Description("Days of the week that do not count.") List<@NonNull Weekday> weekend,
    @NonNull @Description("Dates that do not count.") List<@NonNull LocalDate> holidays)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: cal_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static CalendarView of(Event<CalendarRegistered> event) {
    var fact = event.fact();
    return new CalendarView(
        event.header().id(),
        fact.regulator().value(),
        fact.name(),
        fact.zone(),
        fact.weekend().stream().map(Weekday::of).toList(),
        fact.holidays());
  }
}
