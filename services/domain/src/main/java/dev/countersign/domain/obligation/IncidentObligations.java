package dev.countersign.domain.obligation;

import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.history.History.Event;
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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
   * is reported with another, or was a near miss, of which regimes are told and ask nothing.
   *
   * @param at the instant at which they are judged
   */
  public static List<Obligation> of(
      Incident incident, Instrument instrument, Calendars calendars, Instant at) {
    return new IncidentObligations(incident, instrument, calendars, at).all();
  }

  private List<Obligation> all() {
    var category = incident.category(instrument.key());
    if (category.isEmpty()
        || incident.isNearMiss(instrument.key())
        || incident.mergedInto(instrument.key()).isPresent()) {
      return List.of();
    }
    return instrument.requirements().stream()
        .filter(requirement -> requirement.report() != null && requirement.clock() != null)
        .filter(
            requirement ->
                requirement.incidentCategory() == null
                    || requirement.incidentCategory().equals(category.get()))
        .filter(this::applies)
        .flatMap(requirement -> rounds(requirement).stream())
        .toList();
  }

  private boolean applies(Requirement requirement) {
    return requirement.appliesFrom() == null
        || !at.isBefore(LocalDate.parse(requirement.appliesFrom()).atStartOfDay(zone).toInstant());
  }

  private List<Obligation> rounds(Requirement requirement) {
    var rule = Objects.requireNonNull(requirement.clock());
    var reports = incident.reports(instrument.key(), Objects.requireNonNull(requirement.report()));
    var dues = dues(rule);
    var due = dues.isEmpty() ? null : dues.getLast();
    if (!rule.recurring()) {
      var earlier = dues.isEmpty() ? dues : dues.subList(0, dues.size() - 1);
      return List.of(obligation(requirement, 1, due, earlier, reports.stream().findFirst()));
    }
    return due == null ? List.of() : recurring(requirement, rule, due, reports);
  }

  /** One round after another, each counted from when the one before was done, until the end. */
  private List<Obligation> recurring(
      Requirement requirement,
      ClockRule rule,
      Due first,
      List<Event<IncidentReportSubmitted>> reports) {
    var ends = incident.earliest(ClockStart.RESOLVED);
    var rounds = new ArrayList<Obligation>();
    var due = first;
    for (var report : reports) {
      rounds.add(obligation(requirement, rounds.size() + 1, due, List.of(), Optional.of(report)));
      due = dueFrom(rule, first.start(), incident.countsFrom(report));
    }
    if (ends.isEmpty() || due.at().isBefore(ends.get())) {
      rounds.add(obligation(requirement, rounds.size() + 1, due, List.of(), Optional.empty()));
    }
    return rounds;
  }

  private Obligation obligation(
      Requirement requirement,
      int round,
      @Nullable Due due,
      List<Due> earlier,
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
        report.map(event -> event.fact().report().value()).orElse(null),
        fulfilledAt);
  }

  /** Every instant at which it was due, as the claims came in; the last one counts. */
  private List<Due> dues(ClockRule rule) {
    var dues = new ArrayList<Due>();
    var claims = incident.claims();
    for (int known = 0; known <= claims.size(); known++) {
      due(rule, claims.subList(0, known))
          .filter(due -> dues.isEmpty() || !dues.getLast().equals(due))
          .ifPresent(dues::add);
    }
    return dues;
  }

  private Optional<Due> due(ClockRule rule, List<Event<ClockStartClaimed>> known) {
    return rule.starts().stream()
        .flatMap(
            start -> startedAt(known, start).map(instant -> dueFrom(rule, start, instant)).stream())
        .min(Comparator.comparing(Due::at));
  }

  private Optional<Instant> startedAt(List<Event<ClockStartClaimed>> known, ClockStart start) {
    return start == ClockStart.INITIAL_REPORT_SUBMITTED
        ? incident.reports(instrument.key(), Requirement.ReportKind.INITIAL).stream()
            .findFirst()
            .map(incident::countsFrom)
        : Incident.earliest(known, start);
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
