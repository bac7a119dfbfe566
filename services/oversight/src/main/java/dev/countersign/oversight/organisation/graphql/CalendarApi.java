package dev.countersign.oversight.organisation.graphql;

import dev.countersign.domain.id.CalendarId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.organisation.ApproveCalendar;
import dev.countersign.oversight.organisation.ReadCalendars;
import dev.countersign.oversight.organisation.RegisterCalendar;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@ValidInputs
public class CalendarApi implements NodeReader {
  private final RegisterCalendar register;
  private final ApproveCalendar approve;
  private final ReadCalendars calendars;
  private final Paging paging;
  private final Cursors cursors;

  CalendarApi(
      RegisterCalendar register,
      ApproveCalendar approve,
      ReadCalendars calendars,
      Paging paging,
      Cursors cursors) {
    this.register = register;
    this.approve = approve;
    this.calendars = calendars;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return CalendarId.PREFIX;
  }

  @Override
  public Optional<CalendarView> read(String id) {
    return calendars.one(id).map(CalendarView::of);
  }

  @Query("businessCalendars")
  @PermitAll
  @Description("The business-day calendars of regulators; the newest approved one of each counts.")
  public @NonNull BusinessCalendarConnection businessCalendars(
      @Name("regulator") @Id @Description("Only those of this regulator.")
          @Nullable String regulator,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    var window = paging.window(first, after, last, before, orderBy);
    return BusinessCalendarConnection.of(
        calendars.page(regulator, window).map(CalendarView::of), cursors, regulator);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source BusinessCalendarConnection connection) {
    return calendars.count(connection.within());
  }

  @Name("approved")
  @Description("True once a second registrar has approved it; it counts from then on.")
  public @NonNull List<@NonNull Boolean> approved(@Source List<CalendarView> views) {
    return views.stream().map(view -> calendars.isApproved(view.id())).toList();
  }

  @Mutation("registerCalendar")
  @RolesAllowed("registrar")
  @Description(
      "Writes down a regulator's business days; they count once a second registrar approves them. Registrars only.")
  public @NonNull CalendarPayload registerCalendar(
      @Name("input") @NonNull @Description("The calendar.") RegisterCalendarInput input) {
    return payload(
        register.register(
            Requests.of("registerCalendar", input),
            new OrganisationId(input.regulator()),
            input.name(),
            input.zone(),
            input.weekend().stream().map(Weekday::day).toList(),
            input.holidays()));
  }

  @Mutation("approveCalendar")
  @RolesAllowed("registrar")
  @Description("Approves a calendar that another registrar wrote down. Registrars only.")
  public @NonNull CalendarPayload approveCalendar(
      @Name("input") @NonNull @Description("The calendar.") ApproveCalendarInput input) {
    return payload(
        approve.approve(Requests.of("approveCalendar", input), new CalendarId(input.calendar())));
  }

  private CalendarPayload payload(CalendarId id) {
    return new CalendarPayload(read(id.value()).orElseThrow(RefusedException::notFound));
  }
}
