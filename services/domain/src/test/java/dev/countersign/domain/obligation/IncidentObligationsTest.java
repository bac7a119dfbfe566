package dev.countersign.domain.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.fact.IncidentFact.IncidentClassified;
import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.fact.IncidentFact.IncidentReportReceived;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.fact.IncidentFact.IncidentsMerged;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.IncidentReportId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.incident.Incidents;
import dev.countersign.domain.obligation.Obligation.ObligationState;
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
import org.junit.jupiter.api.Test;

class IncidentObligationsTest {
  private static final OrganisationId LAB = new OrganisationId("org_aurelia");
  private static final OrganisationId OFFICE = new OrganisationId("org_eu-ai-office");
  private static final IncidentId INCIDENT = new IncidentId("inc_" + "1".repeat(32));
  private static final IncidentId OTHER = new IncidentId("inc_" + "2".repeat(32));
  private static final IncidentReportId REPORT = new IncidentReportId("irp_" + "1".repeat(32));

  private final List<RecordedFact> facts = new ArrayList<>();

  private static final Instrument CODE =
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

  private static final Instrument RAISE =
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

  private static ClockRule after(
      int amount, PeriodUnit unit, boolean recurring, ClockStart... starts) {
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

  private void file(String recordedAt, OrganisationId owner, String id, Fact fact) {
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

  private void recorded(IncidentId incident, String at, String instrument, String category) {
    file(
        at, LAB, incident.value(), new IncidentRecorded(incident, null, "t", "d", "officer", null));
    file(
        at,
        LAB,
        incident.value(),
        new IncidentClassified(incident, instrument, category, "because"));
  }

  private void claimed(String recordedAt, OrganisationId by, ClockStart start, String at) {
    file(
        recordedAt,
        by,
        INCIDENT.value(),
        new ClockStartClaimed(INCIDENT, start, Instant.parse(at), "somebody", List.of(), null));
  }

  private void reported(String recordedAt, ReportKind kind, String submittedAt) {
    file(
        recordedAt,
        LAB,
        INCIDENT.value(),
        new IncidentReportSubmitted(
            REPORT, INCIDENT, "EU_GPAI_COP", kind, "s", null, Instant.parse(submittedAt), null));
  }

  private List<Obligation> obligations(Instrument instrument, String at) {
    var incident = Incidents.of(History.of(facts)).incident(INCIDENT).orElseThrow();
    return IncidentObligations.of(incident, instrument, Calendars.none(), Instant.parse(at));
  }

  private void aBreachOfWhichTheLabWasAware() {
    recorded(INCIDENT, "2026-09-01T10:00:00Z", "EU_GPAI_COP", "CYBER_BREACH");
    claimed(
        "2026-09-01T10:00:00Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-01T09:00:00Z");
  }

  @Test
  void anIncidentThatIsNotClassifiedUnderARegimeOwesItNothing() {
    aBreachOfWhichTheLabWasAware();
    assertThat(obligations(RAISE, "2027-03-01T00:00:00Z")).isEmpty();
  }

  @Test
  void aReclassificationOutOfARegimeEndsItsObligations() {
    aBreachOfWhichTheLabWasAware();
    file(
        "2026-09-02T10:00:00Z",
        LAB,
        INCIDENT.value(),
        new IncidentClassified(INCIDENT, "EU_GPAI_COP", null, "no model of ours was involved"));
    assertThat(obligations(CODE, "2026-09-03T00:00:00Z")).isEmpty();
  }

  @Test
  void itIsPendingThenDueSoonThenOverdue() {
    aBreachOfWhichTheLabWasAware();
    assertThat(obligations(CODE, "2026-09-02T00:00:00Z").getFirst().state())
        .isEqualTo(ObligationState.PENDING);
    assertThat(obligations(CODE, "2026-09-05T12:00:00Z").getFirst().state())
        .isEqualTo(ObligationState.DUE_SOON);
    assertThat(obligations(CODE, "2026-09-06T22:00:00Z").getFirst().state())
        .isEqualTo(ObligationState.OVERDUE);
  }

  @Test
  void whileNothingStartsItsClockItIsPendingWithoutADay() {
    recorded(INCIDENT, "2026-09-01T10:00:00Z", "EU_GPAI_COP", "CYBER_BREACH");
    var first = obligations(CODE, "2027-09-01T10:00:00Z").getFirst();
    assertThat(first.state()).isEqualTo(ObligationState.PENDING);
    assertThat(first.due()).isNull();
  }

  @Test
  void aCorrectionMovesTheDayAndTheEarlierDayIsKept() {
    aBreachOfWhichTheLabWasAware();
    claimed(
        "2026-09-03T10:00:00Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-08-30T09:00:00Z");
    var first = obligations(CODE, "2026-09-03T11:00:00Z").getFirst();
    assertThat(first.due().at()).isEqualTo("2026-09-04T22:00:00Z");
    assertThat(first.earlier())
        .extracting(due -> due.at().toString())
        .containsExactly("2026-09-06T22:00:00Z");
  }

  @Test
  void aLabCannotCorrectAwayWhatAnotherClaims() {
    aBreachOfWhichTheLabWasAware();
    claimed(
        "2026-09-02T10:00:00Z", OFFICE, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-08-30T09:00:00Z");
    claimed(
        "2026-09-03T10:00:00Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-02T09:00:00Z");
    assertThat(obligations(CODE, "2026-09-03T11:00:00Z").getFirst().due().startedAt())
        .isEqualTo("2026-08-30T09:00:00Z");
  }

  @Test
  void aReportSaidToHaveBeenInTimeIsLateUntilItsRecipientConfirms() {
    aBreachOfWhichTheLabWasAware();
    reported("2026-09-10T10:00:00Z", ReportKind.INITIAL, "2026-09-05T10:00:00Z");
    assertThat(obligations(CODE, "2026-09-11T00:00:00Z").getFirst().state())
        .isEqualTo(ObligationState.SUBMITTED_LATE);
    file(
        "2026-09-12T10:00:00Z",
        OFFICE,
        INCIDENT.value(),
        new IncidentReportReceived(REPORT, INCIDENT, Instant.parse("2026-09-05T10:00:00Z")));
    assertThat(obligations(CODE, "2026-09-13T00:00:00Z").getFirst().state())
        .isEqualTo(ObligationState.SUBMITTED);
  }

  @Test
  void intermediateReportsRecurUntilTheIncidentIsResolved() {
    aBreachOfWhichTheLabWasAware();
    assertThat(obligations(CODE, "2026-09-02T00:00:00Z"))
        .as("nothing recurs before the initial report")
        .extracting(Obligation::requirementKey)
        .doesNotContain("EU-COP-9.3.5");
    reported("2026-09-03T10:00:00Z", ReportKind.INITIAL, "2026-09-03T10:00:00Z");
    reported("2026-09-20T10:00:00Z", ReportKind.INTERMEDIATE, "2026-09-20T10:00:00Z");
    assertThat(obligations(CODE, "2026-11-01T00:00:00Z"))
        .filteredOn(owed -> owed.requirementKey().equals("EU-COP-9.3.5"))
        .extracting(owed -> owed.round() + " " + owed.state() + " " + owed.due().at())
        .containsExactly("1 SUBMITTED 2026-10-01T22:00:00Z", "2 OVERDUE 2026-10-18T22:00:00Z");
    claimed("2026-10-10T10:00:00Z", LAB, ClockStart.RESOLVED, "2026-10-10T09:00:00Z");
    assertThat(obligations(CODE, "2026-11-01T00:00:00Z"))
        .filteredOn(owed -> owed.requirementKey().equals("EU-COP-9.3.5"))
        .hasSize(1);
  }

  @Test
  void theEarliestOfSeveralClockStartsGoverns() {
    recorded(INCIDENT, "2027-02-01T10:00:00Z", "US_NY_RAISE", "CRITICAL_SAFETY_INCIDENT");
    claimed("2027-02-01T10:00:00Z", LAB, ClockStart.DETERMINED, "2027-02-01T09:00:00Z");
    claimed("2027-02-01T11:00:00Z", LAB, ClockStart.REASONABLE_BELIEF, "2027-01-31T09:00:00Z");
    var owed = obligations(RAISE, "2027-02-01T12:00:00Z").getFirst();
    assertThat(owed.due().at()).isEqualTo("2027-02-03T09:00:00Z");
    assertThat(owed.due().start()).isEqualTo(ClockStart.REASONABLE_BELIEF);
  }

  @Test
  void aRequirementThatDoesNotApplyYetObligesToNothing() {
    recorded(INCIDENT, "2026-11-01T10:00:00Z", "US_NY_RAISE", "CRITICAL_SAFETY_INCIDENT");
    claimed("2026-11-01T10:00:00Z", LAB, ClockStart.DETERMINED, "2026-11-01T09:00:00Z");
    assertThat(obligations(RAISE, "2026-11-02T00:00:00Z")).isEmpty();
  }

  @Test
  void aMergedIncidentIsReportedWithTheOther() {
    aBreachOfWhichTheLabWasAware();
    recorded(OTHER, "2026-09-01T11:00:00Z", "EU_GPAI_COP", "CYBER_BREACH");
    file(
        "2026-09-02T11:00:00Z",
        LAB,
        INCIDENT.value(),
        new IncidentsMerged(INCIDENT, OTHER, "EU_GPAI_COP", "one intrusion"));
    assertThat(obligations(CODE, "2026-09-03T00:00:00Z")).isEmpty();
  }
}
