package dev.countersign.domain.obligation;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.fact.IncidentFact.IncidentClassified;
import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.IncidentReportId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.incident.Incidents;
import dev.countersign.domain.requirement.ClockRule;
import dev.countersign.domain.requirement.ClockRule.ClockDirection;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.Mark;
import dev.countersign.domain.requirement.PeriodUnit;
import dev.countersign.domain.requirement.Requirement;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Incidents as a lab and its regulator tell of them, and what two regimes ask then. */
abstract class Reporting {
  static final OrganisationId LAB = new OrganisationId("org_aurelia");
  static final OrganisationId OFFICE = new OrganisationId("org_eu-ai-office");
  static final IncidentId INCIDENT = new IncidentId("inc_" + "1".repeat(32));
  static final IncidentId OTHER = new IncidentId("inc_" + "2".repeat(32));
  static final IncidentReportId REPORT = new IncidentReportId("irp_" + "1".repeat(32));

  private final List<RecordedFact> facts = new ArrayList<>();

  static final Instrument CODE =
      new Instrument(
          "EU_GPAI_COP",
          "Code",
          "2025-07-10",
          "EU",
          "Europe/Brussels",
          "weekdays",
          Instrument.InstrumentStatus.VOLUNTARY,
          List.of(new Instrument.Category("CYBER_BREACH", "breach")),
          List.of(
              requirement(
                  "EU-COP-9.3.2",
                  ReportKind.INITIAL,
                  "CYBER_BREACH",
                  after(5, PeriodUnit.DAYS, false, ClockStart.MODEL_INVOLVEMENT_AWARE)),
              requirement(
                  "EU-COP-9.3.5",
                  ReportKind.INTERMEDIATE,
                  null,
                  after(4, PeriodUnit.WEEKS, true, ClockStart.INITIAL_REPORT_SUBMITTED)),
              requirement(
                  "EU-COP-9.3.6",
                  ReportKind.FINAL,
                  null,
                  after(60, PeriodUnit.DAYS, false, ClockStart.RESOLVED))),
          "the text");

  static final Instrument RAISE =
      new Instrument(
          "US_NY_RAISE",
          "RAISE",
          "2026",
          "US-NY",
          "America/New_York",
          "weekdays",
          Instrument.InstrumentStatus.ENACTED_NOT_YET,
          List.of(new Instrument.Category("CRITICAL_SAFETY_INCIDENT", "incident")),
          List.of(
              requirement(
                  "NY-1422-3a",
                  ReportKind.INITIAL,
                  null,
                  after(
                      72,
                      PeriodUnit.HOURS,
                      false,
                      ClockStart.DETERMINED,
                      ClockStart.REASONABLE_BELIEF))),
          "the text");

  static ClockRule after(int amount, PeriodUnit unit, boolean recurring, ClockStart... starts) {
    return new ClockRule(List.of(starts), ClockDirection.AFTER, amount, unit, recurring, false);
  }

  private static Requirement requirement(
      String key, ReportKind report, @Nullable String category, ClockRule clock) {
    return new Requirement(
        key,
        key,
        Requirement.RequirementSubject.SIGNATORY,
        "report",
        clock,
        "report",
        null,
        category,
        report,
        List.of(),
        key.startsWith("NY") ? "2027-01-01" : null,
        Mark.READ,
        null,
        null,
        null,
        null);
  }

  void file(String recordedAt, OrganisationId owner, String id, Fact fact) {
    var at = Instant.parse(recordedAt);
    facts.add(
        new RecordedFact(
            new FactHeader(
                fact.kind(),
                1,
                id,
                owner,
                LAB,
                at,
                at,
                new Position(1, facts.size() + 1L, 1),
                null,
                null,
                List.of()),
            fact));
  }

  void recorded(IncidentId incident, String at, String instrument, String category) {
    file(
        at, LAB, incident.value(), new IncidentRecorded(incident, null, "t", "d", "officer", null));
    file(
        at,
        LAB,
        incident.value(),
        new IncidentClassified(incident, instrument, category, "because"));
  }

  void claimed(String recordedAt, OrganisationId by, ClockStart start, String at) {
    file(
        recordedAt,
        by,
        INCIDENT.value(),
        new ClockStartClaimed(INCIDENT, start, Instant.parse(at), "somebody", List.of(), null));
  }

  void reported(String recordedAt, ReportKind kind, String submittedAt) {
    file(
        recordedAt,
        LAB,
        INCIDENT.value(),
        new IncidentReportSubmitted(
            REPORT, INCIDENT, "EU_GPAI_COP", kind, "s", null, Instant.parse(submittedAt), null));
  }

  List<Obligation> obligations(Instrument instrument, String at) {
    var incident = Incidents.of(History.of(facts)).incident(INCIDENT).orElseThrow();
    return IncidentObligations.of(incident, instrument, Calendars.none(), Instant.parse(at));
  }

  void aBreachOfWhichTheLabWasAware() {
    recorded(INCIDENT, "2026-09-01T10:00:00Z", "EU_GPAI_COP", "CYBER_BREACH");
    claimed(
        "2026-09-01T10:00:00Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-01T09:00:00Z");
  }
}
