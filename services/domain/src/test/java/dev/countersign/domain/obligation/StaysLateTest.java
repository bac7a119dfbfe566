package dev.countersign.domain.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.IncidentFact.ClockStartAccepted;
import dev.countersign.domain.fact.IncidentFact.IncidentClassified;
import dev.countersign.domain.fact.IncidentFact.IncidentsMerged;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was not handed in by its day stays late, whatever its lab says afterwards. */
class StaysLateTest extends Reporting {
  private static final String NEXT_YEAR = "2027-01-01T00:00:00Z";
  private static final OrganisationId CAL_OES = new OrganisationId("org_cal-oes");

  private Obligation initial(String at) {
    return obligations(CODE, at).getFirst();
  }

  private List<String> intermediate() {
    return obligations(CODE, NEXT_YEAR).stream()
        .filter(owed -> owed.requirementKey().equals("EU-COP-9.3.5"))
        .map(owed -> owed.round() + " " + owed.state())
        .toList();
  }

  private void classified(String at, @Nullable String category) {
    file(
        at, LAB, INCIDENT.value(), new IncidentClassified(INCIDENT, "EU_GPAI_COP", category, "so"));
  }

  @Test
  void aLateReportBecomesNoPunctualOneByALaterWord() {
    aBreachOfWhichTheLabWasAware();
    reported("2026-09-10T10:00:00Z", ReportKind.INITIAL, "2026-09-10T10:00:00Z");
    claimed(
        "2026-09-12T10:00:00Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-09T09:00:00Z");
    var owed = initial("2026-09-13T00:00:00Z");
    assertThat(owed.state()).isEqualTo(ObligationState.SUBMITTED_LATE);
    assertThat(owed.due().at()).isEqualTo("2026-09-06T22:00:00Z");
    assertThat(owed.earlier()).isEmpty();
  }

  private void accepted(String at, OrganisationId by, String instrument, String startedAt) {
    file(
        at,
        by,
        INCIDENT.value(),
        new ClockStartAccepted(
            INCIDENT,
            instrument,
            ClockStart.MODEL_INVOLVEMENT_AWARE,
            Instant.parse(startedAt),
            "a slip of the pen",
            "supervisor"));
  }

  @Test
  void aSlipOfThePenIsMendedOnceItsRegulatorAcceptsTheCorrection() {
    recorded(INCIDENT, "2026-09-01T10:00:00Z", "EU_GPAI_COP", "CYBER_BREACH");
    claimed(
        "2026-09-01T10:00:00Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2025-09-01T09:00:00Z");
    claimed(
        "2026-09-01T10:05:00Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-01T09:00:00Z");
    var before = initial("2026-09-02T00:00:00Z");
    assertThat(before.state()).isEqualTo(ObligationState.OVERDUE);
    assertThat(before.due().startedAt()).isEqualTo("2025-09-01T09:00:00Z");
    assertThat(before.claimed().at()).as("what it says now").isEqualTo("2026-09-06T22:00:00Z");
    accepted("2026-09-03T10:00:00Z", CAL_OES, "US_CA_SB53", "2026-09-01T09:00:00Z");
    assertThat(initial("2026-09-03T10:00:00Z").state())
        .as("another regime's")
        .isEqualTo(ObligationState.OVERDUE);
    accepted("2026-09-03T11:00:00Z", OFFICE, "EU_GPAI_COP", "2026-09-01T09:00:00Z");
    var mended = initial("2026-09-03T11:00:00Z");
    assertThat(mended.due().at()).isEqualTo("2026-09-06T22:00:00Z");
    assertThat(mended.state()).isNotEqualTo(ObligationState.OVERDUE);
    assertThat(mended.earlier()).as("what was said first").hasSize(1);
    assertThat(mended.claimed()).isNull();
  }

  @Test
  void whatWasAcceptedOnceOpensNoDoorForAThirdWord() {
    aBreachOfWhichTheLabWasAware();
    claimed(
        "2026-09-08T10:00:00Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-03T09:00:00Z");
    accepted("2026-09-09T10:00:00Z", OFFICE, "EU_GPAI_COP", "2026-09-03T09:00:00Z");
    assertThat(initial("2026-09-09T10:00:00Z").state()).isEqualTo(ObligationState.OVERDUE);
    claimed(
        "2026-09-09T11:00:00Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-09T09:00:00Z");
    var owed = initial("2026-09-10T00:00:00Z");
    assertThat(owed.due().startedAt()).isEqualTo("2026-09-03T09:00:00Z");
    assertThat(owed.claimed().startedAt()).isEqualTo("2026-09-09T09:00:00Z");
    claimed(
        "2026-09-10T11:00:00Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-02T09:00:00Z");
    assertThat(initial("2026-09-11T00:00:00Z").due().startedAt())
        .as("earlier always counts")
        .isEqualTo("2026-09-02T09:00:00Z");
  }

  @Test
  void anAcceptedCorrectionTakesNoRegulatorsOwnWordBack() {
    aBreachOfWhichTheLabWasAware();
    claimed(
        "2026-09-02T10:00:00Z", OFFICE, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-01T08:00:00Z");
    claimed(
        "2026-09-08T10:00:00Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-07T09:00:00Z");
    accepted("2026-09-09T10:00:00Z", OFFICE, "EU_GPAI_COP", "2026-09-07T09:00:00Z");
    assertThat(initial("2026-09-09T10:00:00Z").due().startedAt()).isEqualTo("2026-09-01T08:00:00Z");
  }

  @Test
  void resolvedInHindsightEndsARoundOnceItIsAccepted() {
    aBreachOfWhichTheLabWasAware();
    reported("2026-09-03T10:00:00Z", ReportKind.INITIAL, "2026-09-03T10:00:00Z");
    claimed("2026-10-10T10:00:00Z", LAB, ClockStart.RESOLVED, "2026-09-25T09:00:00Z");
    assertThat(intermediate()).containsExactly("1 OVERDUE");
    file(
        "2026-10-11T10:00:00Z",
        OFFICE,
        INCIDENT.value(),
        new ClockStartAccepted(
            INCIDENT,
            "EU_GPAI_COP",
            ClockStart.RESOLVED,
            Instant.parse("2026-09-25T09:00:00Z"),
            "so it was",
            "supervisor"));
    assertThat(intermediate()).isEmpty();
  }

  @Test
  void whatIsOverdueIsNotPutOff() {
    aBreachOfWhichTheLabWasAware();
    claimed(
        "2026-09-06T22:00:00Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-05T09:00:00Z");
    assertThat(initial("2026-09-07T00:00:00Z").state()).isEqualTo(ObligationState.OVERDUE);
  }

  @Test
  void aSecondLaterWordIsBelievedNoMoreThanTheFirst() {
    aBreachOfWhichTheLabWasAware();
    for (var day : List.of("08", "20")) {
      claimed(
          "2026-09-" + day + "T10:00:00Z",
          LAB,
          ClockStart.MODEL_INVOLVEMENT_AWARE,
          "2026-09-%sT09:00:00Z".formatted(day.equals("08") ? "04" : "19"));
    }
    claimed(
        "2026-09-21T10:00:00Z", OFFICE, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-18T09:00:00Z");
    assertThat(initial("2026-09-22T00:00:00Z").due().at()).isEqualTo("2026-09-06T22:00:00Z");
  }

  @Test
  void beforeItsDayItIsPutOffAndWhatItWasIsKept() {
    aBreachOfWhichTheLabWasAware();
    claimed(
        "2026-09-06T21:59:59Z", LAB, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-02T09:00:00Z");
    var owed = initial("2026-09-07T00:00:00Z");
    assertThat(owed.state()).isEqualTo(ObligationState.DUE_SOON);
    assertThat(owed.earlier()).hasSize(1);
  }

  @Test
  void aRegulatorMayTakeItsOwnWordBackAtAnyTime() {
    aBreachOfWhichTheLabWasAware();
    claimed(
        "2026-09-02T10:00:00Z", OFFICE, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-08-20T09:00:00Z");
    assertThat(initial("2026-09-03T00:00:00Z").state()).isEqualTo(ObligationState.OVERDUE);
    claimed(
        "2026-09-03T10:00:00Z", OFFICE, ClockStart.MODEL_INVOLVEMENT_AWARE, "2026-09-01T09:00:00Z");
    assertThat(initial("2026-09-03T11:00:00Z").due().at()).isEqualTo("2026-09-06T22:00:00Z");
  }

  @Test
  void whatIsTakenOutOfARegimeAfterItsDayIsStillOverdue() {
    aBreachOfWhichTheLabWasAware();
    classified("2026-09-08T10:00:00Z", null);
    assertThat(obligations(CODE, NEXT_YEAR))
        .extracting(owed -> owed.requirementKey() + " " + owed.state())
        .containsExactly("EU-COP-9.3.2 OVERDUE");
    reported("2026-09-10T10:00:00Z", ReportKind.INITIAL, "2026-09-10T10:00:00Z");
    assertThat(initial(NEXT_YEAR).state()).isEqualTo(ObligationState.SUBMITTED_LATE);
  }

  @Test
  void whatWasReportedInTimeOrIsTakenOutBeforeItsDayIsOwedNoMore() {
    aBreachOfWhichTheLabWasAware();
    reported("2026-09-05T10:00:00Z", ReportKind.INITIAL, "2026-09-05T10:00:00Z");
    classified("2026-09-08T10:00:00Z", null);
    assertThat(obligations(CODE, NEXT_YEAR)).isEmpty();
  }

  @Test
  void anotherKindOfIncidentDoesNotHideWhatTheFirstMissed() {
    aBreachOfWhichTheLabWasAware();
    classified("2026-09-08T10:00:00Z", "OTHER");
    assertThat(initial(NEXT_YEAR).state()).isEqualTo(ObligationState.OVERDUE);
  }

  @Test
  void aMergeHidesNothingThatWasMissedBefore() {
    aBreachOfWhichTheLabWasAware();
    recorded(OTHER, "2026-09-01T11:00:00Z", "EU_GPAI_COP", "CYBER_BREACH");
    file(
        "2026-09-08T11:00:00Z",
        LAB,
        INCIDENT.value(),
        new IncidentsMerged(INCIDENT, OTHER, "EU_GPAI_COP", "one intrusion"));
    assertThat(initial(NEXT_YEAR).state()).isEqualTo(ObligationState.OVERDUE);
  }

  @Test
  void resolvedInHindsightEndsNoRoundThatWasMissed() {
    aBreachOfWhichTheLabWasAware();
    reported("2026-09-03T10:00:00Z", ReportKind.INITIAL, "2026-09-03T10:00:00Z");
    claimed("2026-10-10T10:00:00Z", LAB, ClockStart.RESOLVED, "2026-09-25T09:00:00Z");
    assertThat(intermediate()).containsExactly("1 OVERDUE");
    claimed("2026-10-11T10:00:00Z", OFFICE, ClockStart.RESOLVED, "2026-09-26T09:00:00Z");
    assertThat(intermediate()).as("its regulator says so too").isEmpty();
  }
}
