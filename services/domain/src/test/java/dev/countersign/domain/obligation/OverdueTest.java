package dev.countersign.domain.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.IncidentFact.ObligationFellOverdue;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.IncidentReportId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.obligation.Obligation.Due;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.requirement.ClockStart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That a day has passed is stated once, for that day. */
class OverdueTest {
  private static final Instant DUE = Instant.parse("2026-07-01T00:00:00Z");
  private static final IncidentId INCIDENT = new IncidentId("inc_" + "1".repeat(32));
  private static final IncidentReportId REPORT = new IncidentReportId("irp_" + "1".repeat(32));

  private static Obligation owed(
      ObligationState state, @Nullable Instant due, @Nullable IncidentReportId by) {
    return new Obligation(
        INCIDENT.value(),
        "EU_GPAI_COP",
        "EU-COP-9.3.2",
        1,
        state,
        due == null
            ? null
            : new Due(due, ClockStart.OCCURRED, DUE.minusSeconds(9), "UTC", "weekdays"),
        List.of(),
        null,
        by == null ? null : by.value(),
        by == null ? null : DUE.minusSeconds(1));
  }

  private static ObligationFellOverdue fact(Instant due) {
    return new ObligationFellOverdue(INCIDENT, "EU_GPAI_COP", "EU-COP-9.3.2", 1, due, null);
  }

  private static History stated(Instant... days) {
    var platform = new OrganisationId("org_countersign");
    return History.of(
        java.util.stream.IntStream.range(0, days.length)
            .mapToObj(
                i ->
                    new RecordedFact(
                        new FactHeader(
                            fact(days[i]).kind(),
                            1,
                            INCIDENT.value(),
                            platform,
                            new OrganisationId("org_aurelia"),
                            days[i],
                            days[i],
                            new Position(1, i + 1, 1),
                            null,
                            null,
                            List.of()),
                        fact(days[i])))
            .toList());
  }

  @Test
  void onlyWhatIsOverdueIsStated() {
    for (var state : ObligationState.values()) {
      assertThat(Overdue.unstated(stated(), List.of(owed(state, DUE, null))))
          .as("%s", state)
          .isEqualTo(state == ObligationState.OVERDUE ? List.of(fact(DUE)) : List.of());
    }
  }

  @Test
  void itIsStatedOnceAndAgainOnlyForAnotherDay() {
    var overdue = List.of(owed(ObligationState.OVERDUE, DUE, null));
    assertThat(Overdue.unstated(stated(DUE), overdue)).isEmpty();
    assertThat(Overdue.unstated(stated(DUE.minusSeconds(60)), overdue)).containsExactly(fact(DUE));
  }

  @Test
  void theNextDayIsTheEarliestThatNothingFulfilsYet() {
    var owed =
        List.of(
            owed(ObligationState.PENDING, DUE.plusSeconds(20), null),
            owed(ObligationState.SUBMITTED, DUE.plusSeconds(5), REPORT),
            owed(ObligationState.PENDING, null, null),
            owed(ObligationState.PENDING, DUE.plusSeconds(10), null),
            owed(ObligationState.OVERDUE, DUE, null));
    assertThat(Overdue.next(owed, DUE)).contains(DUE.plusSeconds(10));
    assertThat(Overdue.next(owed, DUE.minusSeconds(1))).contains(DUE);
    assertThat(Overdue.next(owed, DUE.plusSeconds(10))).contains(DUE.plusSeconds(20));
    assertThat(Overdue.next(owed, DUE.plusSeconds(20))).isEmpty();
  }

  private static Obligation of(String subject, String instrument) {
    return new Obligation(
        subject,
        instrument,
        "CYBER-2",
        1,
        ObligationState.OVERDUE,
        new Due(DUE, ClockStart.OCCURRED, DUE.minusSeconds(9), "UTC", "weekdays"),
        List.of(),
        null,
        null,
        null);
  }

  @Test
  void whatALabsOwnPolicyAsksForLapsesByItself() {
    var ofPolicy = of("mv_" + "1".repeat(32), "doc_" + "1".repeat(32));
    assertThat(Overdue.unstated(stated(), List.of(ofPolicy))).isEmpty();
    assertThat(Overdue.next(List.of(ofPolicy), DUE.minusSeconds(1))).isEmpty();
  }

  @Test
  void whatIsOwedBecauseOfNoIncidentNamesWhatItIsOwedFor() {
    var version = "mv_" + "1".repeat(32);
    assertThat(Overdue.unstated(stated(), List.of(of(version, "US_CA_SB53"))))
        .containsExactly(new ObligationFellOverdue(null, "US_CA_SB53", "CYBER-2", 1, DUE, version));
  }
}
