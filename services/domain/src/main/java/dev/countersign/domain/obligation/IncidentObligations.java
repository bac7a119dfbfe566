package dev.countersign.domain.obligation;

import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.incident.Incident;
import dev.countersign.domain.obligation.Obligation.Due;
import dev.countersign.domain.requirement.ClockRule;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.Requirement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an incident obliges its lab to under one instrument. */
public final class IncidentObligations {
  private final Incident incident;
  private final Instrument instrument;
  private final Calendars calendars;
  private final ZoneId zone;
  private final Instant at;

  private IncidentObligations(
      Incident incident, Instrument instrument, Calendars calendars, Instant at) {
    this.incident = incident;
    this.instrument = instrument;
    this.calendars = calendars;
    this.zone = ZoneId.of(instrument.zone());
    this.at = at;
  }

  /**
   * Every obligation, in the order of the instrument; empty if the incident does not fall under it,
   * is reported with another, or was a near miss, of which regimes are told and ask nothing. What
   * was overdue before the lab took it out stays.
   *
   * @param at the instant at which they are judged
   */
  public static List<Obligation> of(
      Incident incident, Instrument instrument, Calendars calendars, Instant at) {
    return new IncidentObligations(incident, instrument, calendars, at).all();
  }

  private List<Obligation> all() {
    if (incident.isNearMiss(instrument.key())) {
      return List.of();
    }
    return instrument.requirements().stream()
        .filter(requirement -> requirement.report() != null && requirement.clock() != null)
        .filter(this::applies)
        .flatMap(this::owed)
        .toList();
  }

  /**
   * What the lab took out of its regime, or merged, it still owes if its day had passed by then.
   */
  private Stream<Obligation> owed(Requirement requirement) {
    var known = incident.category(instrument.key());
    if (asks(requirement, known) && incident.mergedInto(instrument.key()).isEmpty()) {
      return rounds(requirement).stream();
    }
    var released = released(requirement);
    return released.isEmpty()
        ? Stream.empty()
        : rounds(requirement).stream().filter(owed -> isMissed(owed, released));
  }

  private static boolean asks(Requirement requirement, Optional<String> category) {
    var asked = requirement.incidentCategory();
    return category.isPresent() && (asked == null || asked.equals(category.get()));
  }

  /** When the lab said that it owes this no more. */
  private List<Instant> released(Requirement requirement) {
    var ends = new ArrayList<Instant>();
    boolean asked = false;
    for (var event : incident.classifications()) {
      if (event.fact().instrument().equals(instrument.key())) {
        boolean asks = asks(requirement, Optional.ofNullable(event.fact().category()));
        if (asked && !asks) {
          ends.add(event.header().recordedAt());
        }
        asked = asks;
      }
    }
    if (asked) {
      incident.merges().stream()
          .filter(event -> event.fact().instrument().equals(instrument.key()))
          .map(event -> event.header().recordedAt())
          .forEach(ends::add);
    }
    return ends;
  }

  private static boolean isMissed(Obligation owed, List<Instant> released) {
    var due = owed.due();
    return due != null
        && (owed.fulfilledAt() == null || !owed.fulfilledAt().isBefore(due.at()))
        && released.stream().anyMatch(end -> !end.isBefore(due.at()));
  }

  /** A requirement binds from its day on, and not what started its clock before, for everyone. */
  private boolean applies(Requirement requirement) {
    if (requirement.appliesFrom() == null) {
      return true;
    }
    var from = LocalDate.parse(requirement.appliesFrom()).atStartOfDay(zone).toInstant();
    var starts = Objects.requireNonNull(requirement.clock()).starts();
    var claimed =
        incident.claims().stream().filter(event -> starts.contains(event.fact().start())).toList();
    return !at.isBefore(from)
        && (claimed.isEmpty()
            || claimed.stream().anyMatch(event -> !event.fact().at().isBefore(from)));
  }

  private List<Obligation> rounds(Requirement requirement) {
    var rule = Objects.requireNonNull(requirement.clock());
    var reports = incident.reports(instrument.key(), Objects.requireNonNull(requirement.report()));
    var told = dues(rule);
    var dues = told.days();
    var due = dues.isEmpty() ? null : dues.getLast();
    if (!rule.recurring()) {
      var earlier = dues.isEmpty() ? dues : dues.subList(0, dues.size() - 1);
      return List.of(
          obligation(requirement, 1, due, earlier, told.claimed(), reports.stream().findFirst()));
    }
    return due == null ? List.of() : recurring(requirement, rule, due, reports);
  }

  /** One round after another, each counted from when the one before was done, until the end. */
  private List<Obligation> recurring(
      Requirement requirement,
      ClockRule rule,
      Due first,
      List<Event<IncidentReportSubmitted>> reports) {
    var rounds = new ArrayList<Obligation>();
    var due = first;
    for (var report : reports) {
      rounds.add(
          obligation(requirement, rounds.size() + 1, due, List.of(), null, Optional.of(report)));
      due = dueFrom(rule, first.start(), incident.countsFrom(report));
    }
    if (!isOverBefore(due)) {
      rounds.add(
          obligation(requirement, rounds.size() + 1, due, List.of(), null, Optional.empty()));
    }
    return rounds;
  }

  /** True if it was resolved by then, and the lab did not say so only when the day had passed. */
  private boolean isOverBefore(Due due) {
    var inTime =
        incident.claims().stream()
            .filter(
                event ->
                    !isLabs(event)
                        || event.header().recordedAt().isBefore(due.at())
                        || incident.isAccepted(event, instrument.key()))
            .toList();
    return Stream.of(incident.claims(), inTime)
        .map(claims -> Incident.earliest(claims, ClockStart.RESOLVED))
        .allMatch(end -> end.filter(at -> !due.at().isBefore(at)).isPresent());
  }

  private boolean isLabs(Event<ClockStartClaimed> event) {
    return event.header().organisation().equals(incident.header().organisation());
  }

  private Obligation obligation(
      Requirement requirement,
      int round,
      @Nullable Due due,
      List<Due> earlier,
      @Nullable Due claimed,
      Optional<Event<IncidentReportSubmitted>> report) {
    var fulfilledAt = report.map(incident::countsFrom).orElse(null);
    return new Obligation(
        incident.id().value(),
        instrument.key(),
        requirement.key(),
        round,
        ObligationStates.of(
            due, fulfilledAt, Objects.requireNonNull(requirement.clock()).unit(), at),
        due,
        earlier,
        claimed,
        report.map(event -> event.fact().report().value()).orElse(null),
        fulfilledAt);
  }

  /** When it was due, as the claims came in and were accepted. */
  private DueDays.Told dues(ClockRule rule) {
    var claims = new TreeMap<Position, DueDays.Claim>();
    for (var event : incident.claims()) {
      claims.put(
          event.header().position(),
          claim(
              event,
              event.header().organisation(),
              event.fact().start(),
              event.fact().at(),
              isLabs(event)));
    }
    for (var event : incident.acceptances(instrument.key())) {
      // What a regulator accepts, the lab says once more, and is not bound by its day.
      claims.put(
          event.header().position(),
          claim(
              event,
              incident.header().organisation(),
              event.fact().start(),
              event.fact().at(),
              false));
    }
    return DueDays.of(
        rule.starts(),
        Instant.MIN,
        List.copyOf(claims.values()),
        rule.starts().contains(ClockStart.INITIAL_REPORT_SUBMITTED) ? fromInitial(rule) : null,
        (start, startedAt) -> dueFrom(rule, start, startedAt));
  }

  private static DueDays.Claim claim(
      Event<?> event, OrganisationId by, ClockStart start, Instant at, boolean bound) {
    return new DueDays.Claim(by, start, at, event.header().recordedAt(), bound);
  }

  private @Nullable Due fromInitial(ClockRule rule) {
    return incident.reports(instrument.key(), Requirement.ReportKind.INITIAL).stream()
        .findFirst()
        .map(incident::countsFrom)
        .map(handedIn -> dueFrom(rule, ClockStart.INITIAL_REPORT_SUBMITTED, handedIn))
        .orElse(null);
  }

  private Due dueFrom(ClockRule rule, ClockStart start, Instant startedAt) {
    var calendar = calendars.of(instrument, startedAt);
    return new Due(
        Deadlines.due(rule, startedAt, zone, calendar),
        start,
        startedAt,
        zone.getId(),
        calendar.name());
  }
}
