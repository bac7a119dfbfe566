package dev.countersign.domain.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.IncidentFact.IncidentClassified;
import dev.countersign.domain.fact.IncidentFact.IncidentReportReceived;
import dev.countersign.domain.fact.IncidentFact.IncidentsMerged;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IncidentObligationsTest extends Reporting {
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
  void aRequirementBindsNothingThatStartedItsClockBefore() {
    recorded(INCIDENT, "2026-12-20T10:00:00Z", "US_NY_RAISE", "CRITICAL_SAFETY_INCIDENT");
    claimed("2026-12-20T10:00:00Z", LAB, ClockStart.DETERMINED, "2026-12-20T09:00:00Z");
    assertThat(obligations(RAISE, "2027-02-01T00:00:00Z")).isEmpty();
    claimed("2027-02-01T10:00:00Z", OFFICE, ClockStart.DETERMINED, "2027-01-02T09:00:00Z");
    assertThat(obligations(RAISE, "2027-02-01T12:00:00Z"))
        .as("one who says that it was later is enough, and the earliest counts")
        .extracting(owed -> owed.due().startedAt().toString())
        .containsExactly("2026-12-20T09:00:00Z");
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
