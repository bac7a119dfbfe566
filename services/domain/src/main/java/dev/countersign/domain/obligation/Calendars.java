package dev.countersign.domain.obligation;

import dev.countersign.domain.fact.OrganisationFact.CalendarApproved;
import dev.countersign.domain.fact.OrganisationFact.CalendarRegistered;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.halt.BusinessCalendar;
import dev.countersign.domain.history.History;
import dev.countersign.domain.requirement.Instrument;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The business days that periods are counted in: those of a regulator of the instrument's
 * jurisdiction, if one registered a calendar. A period runs in the calendar that counted when it
 * began, so that no later calendar moves its day.
 */
public final class Calendars {
  private final List<Approved> approved = new ArrayList<>();

  private record Approved(Set<String> jurisdictions, Instant since, CalendarRegistered calendar) {}

  private Calendars() {}

  /** As if no regulator had registered one: Monday to Friday, no holidays. */
  public static Calendars none() {
    return new Calendars();
  }

  /** Those that were approved, by what a history tells of organisations. */
  public static Calendars of(History history) {
    var calendars = new Calendars();
    for (var approval : history.all(CalendarApproved.class)) {
      history
          .newest(CalendarRegistered.class, approval.fact().calendar().value())
          .map(History.Event::fact)
          .ifPresent(
              calendar ->
                  calendars.approved.add(
                      new Approved(
                          jurisdictions(history, calendar),
                          approval.header().recordedAt(),
                          calendar)));
    }
    return calendars;
  }

  private static Set<String> jurisdictions(History history, CalendarRegistered calendar) {
    return history
        .newest(OrganisationRegistered.class, calendar.regulator().value())
        .map(event -> Set.copyOf(event.fact().jurisdictions()))
        .orElse(Set.of());
  }

  /** The business days of an instrument, in its zone, for what begins at an instant. */
  public BusinessCalendar of(Instrument instrument, Instant begins) {
    var zone = ZoneId.of(instrument.zone());
    return approved.stream()
        .filter(one -> one.jurisdictions().contains(instrument.jurisdiction()))
        .filter(one -> !one.since().isAfter(begins))
        .reduce((earlier, later) -> later)
        .map(one -> one.calendar())
        .map(
            calendar ->
                new BusinessCalendar(
                    calendar.name(),
                    zone,
                    Set.copyOf(calendar.weekend()),
                    Set.copyOf(calendar.holidays())))
        .orElseGet(() -> BusinessCalendar.weekdays(zone));
  }
}
