package dev.countersign.domain.halt;

import dev.countersign.domain.fact.HaltFact.ObjectionPeriod;
import dev.countersign.domain.fact.OrganisationFact.CalendarApproved;
import dev.countersign.domain.fact.OrganisationFact.CalendarRegistered;
import dev.countersign.domain.fact.OrganisationFact.OrganisationApproved;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.halt.Needs.Defined;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long regulators may object to a lift: so many business days in the calendar and zone of each
 * of the lab's regulators, and in the policy's own; the longest decides.
 */
public final class ObjectionWindows {
  private static final int DEFAULT_DAYS = 5;
  private static final BusinessCalendar WEEKDAYS = BusinessCalendar.weekdays(ZoneOffset.UTC);

  private final History history;

  private ObjectionWindows(History history) {
    this.history = history;
  }

  /** The windows of a lift that is approved now, the policy's own first. */
  public static List<ObjectionPeriod> of(Case facts, Halt halt) {
    int days = days(facts, halt);
    var windows = new ArrayList<ObjectionPeriod>();
    windows.add(
        new ObjectionPeriod(null, "weekdays", "UTC", WEEKDAYS.endOfWindow(facts.at(), days)));
    var rules = new ObjectionWindows(facts.history());
    var lab = halt.header().lab();
    if (lab != null) {
      for (var regulator : rules.regulatorsOf(lab.value())) {
        var calendar = rules.calendarOf(regulator).orElse(WEEKDAYS);
        windows.add(
            new ObjectionPeriod(
                regulator,
                calendar.name(),
                calendar.zone().equals(ZoneOffset.UTC) ? "UTC" : calendar.zone().getId(),
                calendar.endOfWindow(facts.at(), days)));
      }
    }
    return List.copyOf(windows);
  }

  /** The longest that any policy allows by which the halt is judged. */
  private static int days(Case facts, Halt halt) {
    var own = facts.policies().ofDigest(halt.opened().policyVersionDigest());
    var concerned = new Needs(facts).of(halt).stream().map(Defined::version);
    return Stream.concat(own.stream(), concerned)
        .mapToInt(version -> version.policy().objectionWindow().businessDays())
        .max()
        .orElse(DEFAULT_DAYS);
  }

  /** The end of the longest. */
  public static Instant end(List<ObjectionPeriod> windows) {
    return windows.stream().map(ObjectionPeriod::ends).max(Comparator.naturalOrder()).orElseThrow();
  }

  private List<OrganisationId> regulatorsOf(String lab) {
    var jurisdictions = jurisdictionsOf(lab);
    var approved = new HashSet<OrganisationId>();
    history.all(OrganisationApproved.class).forEach(event -> approved.add(event.fact().approved()));
    return history.stream(OrganisationRegistered.class)
        .filter(event -> event.fact().organisationKind() == OrganisationKind.REGULATOR)
        .filter(event -> event.fact().jurisdictions().stream().anyMatch(jurisdictions::contains))
        .map(event -> new OrganisationId(event.header().id()))
        .filter(approved::contains)
        .sorted(Comparator.comparing(OrganisationId::value))
        .toList();
  }

  private Set<String> jurisdictionsOf(String lab) {
    return history
        .newest(OrganisationRegistered.class, lab)
        .map(event -> Set.copyOf(event.fact().jurisdictions()))
        .orElse(Set.of());
  }

  /** The calendar of a regulator that was approved last; empty if none was. */
  private Optional<BusinessCalendar> calendarOf(OrganisationId regulator) {
    return history.stream(CalendarApproved.class)
        .flatMap(
            approval ->
                history
                    .newest(CalendarRegistered.class, approval.fact().calendar().value())
                    .stream())
        .map(History.Event::fact)
        .filter(calendar -> calendar.regulator().equals(regulator))
        .reduce((earlier, later) -> later)
        .map(
            calendar ->
                new BusinessCalendar(
                    calendar.name(),
                    ZoneId.of(calendar.zone()),
                    Set.copyOf(calendar.weekend()),
                    Set.copyOf(calendar.holidays())));
  }
}
