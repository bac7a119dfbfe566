package dev.countersign.domain.obligation;

import dev.countersign.domain.fact.ObligationFact.FilingReceived;
import dev.countersign.domain.fact.ObligationFact.FilingSubmitted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.obligation.Obligation.Due;
import dev.countersign.domain.obligation.Starts.Start;
import dev.countersign.domain.requirement.ClockRule;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.Requirement;
import dev.countersign.domain.requirement.Requirement.RequirementSubject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a lab owes under one instrument beside the reports of incidents: publications, submissions,
 * reviews and renewals. It owes them since a document of it is filed under the instrument; what is
 * not shown by its record, it claims as a milestone.
 */
public final class RecordObligations {
  private static final Set<RequirementSubject> LABS =
      Set.of(
          RequirementSubject.DEVELOPER,
          RequirementSubject.LARGE_DEVELOPER,
          RequirementSubject.SIGNATORY);

  /** What is done by publishing: the version's publication is the filing. */
  private static final Set<ClockStart> BY_PUBLISHING =
      Set.of(ClockStart.FRAMEWORK_MODIFIED, ClockStart.FRAMEWORK_PUBLISHED);

  private final History history;
  private final Instrument instrument;
  private final Starts starts;
  private final Calendars calendars;
  private final ZoneId zone;
  private final Instant at;

  /** Something that was done, and from when it counts. */
  private record Done(String by, Instant at) {}

  private RecordObligations(
      History history, Instrument instrument, Calendars calendars, Instant at) {
    this.history = history;
    this.instrument = instrument;
    this.starts = new Starts(history, instrument.key());
    this.calendars = calendars;
    this.zone = ZoneId.of(instrument.zone());
    this.at = at;
  }

  /**
   * Every obligation, in the order of the instrument; empty if no document of the lab is filed
   * under it, or if it does not bind.
   *
   * @param at the instant at which they are judged
   */
  public static List<Obligation> of(
      History history, Instrument instrument, Calendars calendars, Instant at) {
    return new RecordObligations(history, instrument, calendars, at).all();
  }

  private List<Obligation> all() {
    var binds = starts.bindsFrom();
    if (binds.isEmpty()) {
      return List.of();
    }
    return instrument.requirements().stream()
        .filter(requirement -> instrument.status(requirement).binds())
        .filter(requirement -> requirement.report() == null && requirement.clock() != null)
        .filter(requirement -> LABS.contains(requirement.subject()))
        .flatMap(requirement -> of(requirement, later(binds.get(), appliesFrom(requirement))))
        .toList();
  }

  private Instant appliesFrom(Requirement requirement) {
    return requirement.appliesFrom() == null
        ? Instant.MIN
        : LocalDate.parse(requirement.appliesFrom()).atStartOfDay(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Stream<Obligation> of(Requirement requirement, Instant from) {
    var rule = Objects.requireNonNull(requirement.clock());
    if (at.isBefore(from)) {
      return Stream.empty();
    }
    return rule.starts().stream()
        .flatMap(
            kind ->
                starts.of(kind).stream()
                    .flatMap(start -> rounds(requirement, rule, kind, start, from).stream()));
  }

  private List<Obligation> rounds(
      Requirement requirement, ClockRule rule, ClockStart kind, Start start, Instant from) {
    var done = done(requirement, kind, start.subject(), rule.recurring());
    var told = dues(rule, kind, start, from);
    var dues = told.days();
    if (!rule.recurring()) {
      // What began before binds once only if it goes on.
      if (dues.getLast().startedAt().isBefore(from)) {
        return List.of();
      }
      return List.of(
          obligation(
              requirement,
              start.subject(),
              1,
              dues.getLast(),
              dues.stream()
                  .limit(dues.size() - 1L)
                  .filter(due -> !due.startedAt().isBefore(from))
                  .toList(),
              told.claimed(),
              done.stream().findFirst().orElse(null)));
    }
    var rounds = new ArrayList<Obligation>();
    var due = dues.getLast();
    var earlier = dues.subList(0, dues.size() - 1);
    for (var one : done) {
      rounds.add(
          obligation(requirement, start.subject(), rounds.size() + 1, due, earlier, null, one));
      due = due(rule, kind, one.at());
      earlier = List.of();
    }
    rounds.add(
        obligation(requirement, start.subject(), rounds.size() + 1, due, earlier, null, null));
    return rounds;
  }

  /** What is owed again and again is first owed a period after the duty began. */
  private DueDays.Told dues(ClockRule rule, ClockStart kind, Start start, Instant from) {
    BiFunction<ClockStart, Instant, Due> due =
        (same, startedAt) -> due(rule, kind, rule.recurring() ? later(startedAt, from) : startedAt);
    var claimed = start.claims().isEmpty() ? kind : start.claims().getFirst().start();
    var owedSince = rule.recurring() ? Instant.MIN : from;
    var told = DueDays.of(List.of(claimed), owedSince, start.claims(), null, due);
    if (start.shown() == null) {
      return told;
    }
    var dues = new ArrayList<>(told.days());
    var shown = due.apply(kind, start.shown());
    if (dues.isEmpty() || !dues.getLast().equals(shown)) {
      dues.add(shown);
    }
    return new DueDays.Told(dues, null);
  }

  private Due due(ClockRule rule, ClockStart kind, Instant startedAt) {
    var calendar = calendars.of(instrument, startedAt);
    return new Due(
        Deadlines.due(rule, startedAt, zone, calendar),
        kind,
        startedAt,
        zone.getId(),
        calendar.name());
  }

  /** What fulfils it, the earliest first: filings, and publications where these are asked for. */
  private List<Done> done(
      Requirement requirement, ClockStart kind, String subject, boolean recurring) {
    var filings =
        history.stream(FilingSubmitted.class)
            .filter(event -> event.fact().instrument().equals(instrument.key()))
            .filter(event -> event.fact().requirementKey().equals(requirement.key()))
            .filter(event -> event.fact().subject().equals(subject))
            .map(event -> new Done(event.fact().filing().value(), countsFrom(event)));
    var published =
        BY_PUBLISHING.contains(kind) && requirement.recipient() == null
            ? published(subject, recurring)
            : Stream.<Done>empty();
    return Stream.concat(filings, published).sorted(Comparator.comparing(Done::at)).toList();
  }

  /** Of a version its publication; of a document those of its later versions. */
  private Stream<Done> published(String subject, boolean recurring) {
    var all =
        history.stream(PolicyVersionPublished.class)
            .filter(
                event ->
                    event.fact().policyVersion().value().equals(subject)
                        || event.fact().document().value().equals(subject))
            .map(
                event ->
                    new Done(event.fact().policyVersion().value(), event.header().recordedAt()))
            .toList();
    return recurring ? all.stream().skip(1) : all.stream();
  }

  /** From its recording, or earlier if its recipient confirms that; a lab's word alone is none. */
  private Instant countsFrom(Event<FilingSubmitted> filing) {
    return history.stream(FilingReceived.class)
        .filter(event -> event.fact().filing().equals(filing.fact().filing()))
        .map(event -> event.fact().receivedAt())
        .filter(received -> received.isBefore(filing.header().recordedAt()))
        .min(Comparator.naturalOrder())
        .orElse(filing.header().recordedAt());
  }

  private Obligation obligation(
      Requirement requirement,
      String subject,
      int round,
      Due due,
      List<Due> earlier,
      @Nullable Due claimed,
      @Nullable Done done) {
    var rule = Objects.requireNonNull(requirement.clock());
    var fulfilledAt = done == null ? null : done.at();
    return new Obligation(
        subject,
        instrument.key(),
        requirement.key(),
        round,
        ObligationStates.of(due, fulfilledAt, rule.unit(), at),
        due,
        earlier,
        claimed,
        done == null ? null : done.by(),
        fulfilledAt);
  }
}
