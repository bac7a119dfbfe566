package dev.countersign.domain.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.ObligationFact.FilingReceived;
import dev.countersign.domain.halt.BusinessCalendar;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.requirement.ClockRule.ClockDirection;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.PeriodUnit;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RecordObligationsTest extends Owing {
  @Test
  void nothingIsOwedUnderAnInstrumentThatNoDocumentIsFiledUnder() {
    deployed("2026-03-01T00:00:00Z");
    var report = instrument("UTC", after(ClockStart.PLACED_ON_MARKET, 6, PeriodUnit.MONTHS, true));
    assertThat(owed(report, "2027-01-01T00:00:00Z")).isEmpty();
    designated("2026-01-01T00:00:00Z");
    assertThat(owed(report, "2027-01-01T00:00:00Z")).hasSize(1);
  }

  @Test
  void whatIsConfirmedIsHandedInWithinFiveBusinessDaysOfTheZone() {
    designated("2026-01-01T00:00:00Z");
    // A Thursday evening in Brussels.
    approved(1, null, "2026-03-05T22:30:00Z");
    var code =
        instrument(
            "Europe/Brussels",
            after(ClockStart.FRAMEWORK_CONFIRMED, 5, PeriodUnit.BUSINESS_DAYS, false));
    var owed = owed(code, "2026-03-10T00:00:00Z").getFirst();
    assertThat(owed.subject()).isEqualTo(version(1).value());
    assertThat(dueOf(owed)).isEqualTo("2026-03-12T23:00:00Z");
    assertThat(owed.state()).isEqualTo(ObligationState.DUE_SOON);
    assertThat(owed(code, "2026-03-12T23:00:00Z").getFirst().state())
        .isEqualTo(ObligationState.OVERDUE);
    filed(1, version(1).value(), "2026-03-12T22:59:59Z");
    assertThat(owed(code, "2026-03-20T00:00:00Z").getFirst().state())
        .isEqualTo(ObligationState.SUBMITTED);
  }

  @Test
  void handedInAfterItsDayItIsLateUnlessItsRecipientSaysOtherwise() {
    designated("2026-01-01T00:00:00Z");
    approved(1, null, "2026-03-02T10:00:00Z");
    var code = instrument("UTC", after(ClockStart.FRAMEWORK_CONFIRMED, 5, PeriodUnit.DAYS, false));
    var filing = filed(1, version(1).value(), "2026-03-09T10:00:00Z");
    assertThat(owed(code, "2026-03-20T00:00:00Z").getFirst().state())
        .isEqualTo(ObligationState.SUBMITTED_LATE);
    file(
        "2026-03-10T10:00:00Z",
        filing.value(),
        new FilingReceived(filing, Instant.parse("2026-03-07T10:00:00Z")));
    assertThat(owed(code, "2026-03-20T00:00:00Z").getFirst().state())
        .isEqualTo(ObligationState.SUBMITTED);
  }

  @Test
  void aModifiedFrameworkIsPublishedWithinThirtyDaysByItsPublication() {
    designated("2026-01-01T00:00:00Z");
    approved(1, null, "2026-01-10T00:00:00Z");
    published(1, "2026-01-10T00:00:00Z");
    approved(2, version(1), "2026-05-01T09:00:00Z");
    var rule = instrument("UTC", after(ClockStart.FRAMEWORK_MODIFIED, 30, PeriodUnit.DAYS, false));
    var owed = owed(rule, "2026-05-02T00:00:00Z");
    assertThat(owed).hasSize(1);
    assertThat(dueOf(owed.getFirst())).isEqualTo("2026-06-01T00:00:00Z");
    published(2, "2026-06-02T00:00:00Z");
    assertThat(owed(rule, "2026-06-03T00:00:00Z").getFirst().state())
        .isEqualTo(ObligationState.SUBMITTED_LATE);
  }

  @Test
  void aReviewComesRoundAgainFromWhenItWasDoneAndOnLeapDaysToo() {
    designated("2024-01-01T00:00:00Z");
    approved(1, null, "2024-02-29T12:00:00Z");
    published(1, "2024-02-29T12:00:00Z");
    var yearly =
        instrument(
            "America/Los_Angeles",
            after(ClockStart.FRAMEWORK_PUBLISHED, 1, PeriodUnit.YEARS, true));
    assertThat(dueOf(owed(yearly, "2024-06-01T00:00:00Z").getFirst()))
        .isEqualTo("2025-03-01T08:00:00Z");
    filed(1, DOCUMENT.value(), "2025-02-10T20:00:00Z");
    var owed = owed(yearly, "2025-06-01T00:00:00Z");
    assertThat(owed)
        .extracting(Obligation::round, Obligation::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, ObligationState.SUBMITTED),
            org.assertj.core.groups.Tuple.tuple(2, ObligationState.PENDING));
    assertThat(dueOf(owed.getLast())).isEqualTo("2026-02-11T08:00:00Z");
    // A new version is a review.
    approved(2, version(1), "2025-09-01T12:00:00Z");
    published(2, "2025-09-01T12:00:00Z");
    assertThat(owed(yearly, "2025-10-01T00:00:00Z")).hasSize(3);
  }

  @Test
  void aPeriodAcrossDaylightSavingEndsWithItsLastDay() {
    designated("2026-01-01T00:00:00Z");
    deployed("2026-03-20T12:00:00Z");
    var days =
        instrument(
            "Europe/Brussels", after(ClockStart.PLACED_ON_MARKET, 15, PeriodUnit.DAYS, false));
    // Clocks go forward on 29 March: midnight is an hour earlier in UTC.
    assertThat(dueOf(owed(days, "2026-03-21T00:00:00Z").getFirst()))
        .isEqualTo("2026-04-04T22:00:00Z");
  }

  @Test
  void holidaysOfTheRegimesRegulatorAreNoBusinessDays() {
    designated("2026-01-01T00:00:00Z");
    calendarApproved("2026-02-01T00:00:00Z", "easter", "2026-04-03", "2026-04-06");
    approved(1, null, "2026-04-02T10:00:00Z");
    var code =
        instrument(
            "UTC", after(ClockStart.FRAMEWORK_CONFIRMED, 2, PeriodUnit.BUSINESS_DAYS, false));
    var due = owed(code, "2026-04-03T00:00:00Z").getFirst().due();
    assertThat(due).isNotNull();
    assertThat(due.at()).isEqualTo("2026-04-09T00:00:00Z");
    assertThat(due.calendar()).isEqualTo("easter");
    // One of another jurisdiction is not counted in it.
    var act =
        new Instrument(
            code.key(),
            code.name(),
            code.version(),
            "US-CA",
            code.zone(),
            code.calendar(),
            code.status(),
            code.categories(),
            code.requirements(),
            code.source());
    assertThat(dueOf(owed(act, "2026-04-03T00:00:00Z").getFirst()))
        .isEqualTo("2026-04-07T00:00:00Z");
  }

  @Test
  void aCalendarThatIsApprovedLaterMovesNoDay() {
    designated("2026-01-01T00:00:00Z");
    approved(1, null, "2026-04-02T10:00:00Z");
    calendarApproved("2026-04-02T11:00:00Z", "easter", "2026-04-03", "2026-04-06");
    approved(2, version(1), "2026-04-02T12:00:00Z");
    var code =
        instrument(
            "UTC", after(ClockStart.FRAMEWORK_CONFIRMED, 2, PeriodUnit.BUSINESS_DAYS, false));
    assertThat(owed(code, "2026-04-03T00:00:00Z"))
        .extracting(Owing::dueOf)
        .containsExactly(
            Instant.parse("2026-04-07T00:00:00Z"), Instant.parse("2026-04-09T00:00:00Z"));
  }

  @Test
  void whatIsDueBeforePlacingOnTheMarketFollowsThePlanAndKeepsTheEarlierDay() {
    designated("2026-01-01T00:00:00Z");
    var report = twoWeeksBeforePlacing();
    claimed(ClockStart.PLACED_ON_MARKET, MODEL.value(), "2026-08-31T00:00:00Z", null);
    var planned = owed(report, "2026-06-02T00:00:00Z").getFirst();
    assertThat(dueOf(planned)).isEqualTo("2026-08-18T00:00:00Z");
    claimed(ClockStart.PLACED_ON_MARKET, MODEL.value(), "2026-07-31T00:00:00Z", "earlier");
    var again = owed(report, "2026-06-02T00:00:00Z").getFirst();
    assertThat(dueOf(again)).isEqualTo("2026-07-18T00:00:00Z");
    assertThat(again.earlier()).extracting(Obligation.Due::at).containsExactly(dueOf(planned));
    deployed("2026-07-20T00:00:00Z");
    assertThat(dueOf(owed(report, "2026-07-21T00:00:00Z").getFirst()))
        .isEqualTo("2026-07-07T00:00:00Z");
  }

  @Test
  void whatBeganBeforeTheLawBindsOnlyIfItGoesOn() {
    designated("2025-01-01T00:00:00Z");
    deployed("2025-06-01T00:00:00Z");
    var once =
        instrument(
            "UTC",
            requirement(
                ClockStart.PLACED_ON_MARKET,
                ClockDirection.AFTER,
                15,
                PeriodUnit.DAYS,
                false,
                "2026-01-01"));
    assertThat(owed(once, "2026-02-01T00:00:00Z")).isEmpty();
    var again =
        instrument(
            "UTC",
            requirement(
                ClockStart.PLACED_ON_MARKET,
                ClockDirection.AFTER,
                6,
                PeriodUnit.MONTHS,
                true,
                "2026-01-01"));
    assertThat(owed(again, "2025-12-31T00:00:00Z")).isEmpty();
    assertThat(dueOf(owed(again, "2026-02-01T00:00:00Z").getFirst()))
        .isEqualTo("2026-07-02T00:00:00Z");
  }

  @Test
  void ofTwoWhoSayWhenAFindingWasDisclosedTheEarlierCounts() {
    designated("2026-01-01T00:00:00Z");
    var kestrel = new OrganisationId("org_kestrel");
    var disclosed = ClockStart.EVALUATOR_FINDING_DISCLOSED;
    var publication = instrument("UTC", after(disclosed, 30, PeriodUnit.DAYS, false));
    claimed(disclosed, MODEL.value(), "2026-05-20T10:00:00Z", null);
    claimed(kestrel, disclosed, MODEL.value(), "2026-05-10T10:00:00Z", null);
    var owed = owed(publication, "2026-06-02T00:00:00Z").getFirst();
    assertThat(dueOf(owed)).isEqualTo("2026-06-10T00:00:00Z");
    assertThat(owed.earlier())
        .extracting(Obligation.Due::at)
        .containsExactly(Instant.parse("2026-06-20T00:00:00Z"));
    // The lab's own correction corrects nothing of what its auditor says.
    claimed(disclosed, MODEL.value(), "2026-05-25T10:00:00Z", "later");
    assertThat(dueOf(owed(publication, "2026-06-02T00:00:00Z").getFirst()))
        .isEqualTo("2026-06-10T00:00:00Z");
    claimed(kestrel, disclosed, MODEL.value(), "2026-05-28T10:00:00Z", "a slip");
    assertThat(dueOf(owed(publication, "2026-06-02T00:00:00Z").getFirst()))
        .isEqualTo("2026-06-25T00:00:00Z");
  }

  @Test
  void claimsThatCannotBeAreRefused() {
    claimed(ClockStart.SYSTEMIC_RISK_MET, LAB.value(), "2026-03-01T00:00:00Z", null);
    var history = History.of(facts);
    assertThatThrownBy(
            () ->
                Milestones.check(
                    history,
                    LAB,
                    KEY,
                    LAB.value(),
                    ClockStart.SYSTEMIC_RISK_NOTIFIED,
                    Instant.parse("2026-02-01T00:00:00Z"),
                    null))
        .isInstanceOfSatisfying(
            RuleBrokenException.class,
            refused -> assertThat(refused.code()).isEqualTo("CLOCK_ORDER_IMPOSSIBLE"));
    assertThatThrownBy(
            () ->
                Milestones.check(
                    history,
                    LAB,
                    KEY,
                    LAB.value(),
                    ClockStart.SYSTEMIC_RISK_MET,
                    Instant.parse("2026-02-01T00:00:00Z"),
                    null))
        .isInstanceOfSatisfying(
            RuleBrokenException.class,
            refused -> assertThat(refused.code()).isEqualTo("REASON_MISSING"));
  }

  @Test
  void aRadarLooksAheadInHoursBusinessDaysAndDaysOfTheZone() {
    var friday = Instant.parse("2026-03-27T12:00:00Z");
    var brussels = BusinessCalendar.weekdays(ZoneId.of("Europe/Brussels"));
    assertThat(within(RadarWindow.HOURS_24, "2026-03-28T12:00:00Z", friday, brussels)).isTrue();
    assertThat(within(RadarWindow.HOURS_24, "2026-03-28T12:00:01Z", friday, brussels)).isFalse();
    assertThat(within(RadarWindow.BUSINESS_DAYS_5, "2026-04-03T22:00:00Z", friday, brussels))
        .isTrue();
    assertThat(within(RadarWindow.BUSINESS_DAYS_5, "2026-04-03T22:00:01Z", friday, brussels))
        .isFalse();
    // A day of the night in which clocks go forward is an hour shorter.
    assertThat(within(RadarWindow.DAYS_15, "2026-04-11T11:00:00Z", friday, brussels)).isTrue();
    assertThat(within(RadarWindow.DAYS_15, "2026-04-11T11:00:01Z", friday, brussels)).isFalse();
    assertThat(within(RadarWindow.DAYS_30, "2026-03-27T12:00:00Z", friday, brussels)).isFalse();
  }

  private static boolean within(
      RadarWindow window, String due, Instant at, BusinessCalendar calendar) {
    return window.holds(
        new Obligation.Due(
            Instant.parse(due), ClockStart.DISCOVERED, at, "Europe/Brussels", "weekdays"),
        at,
        calendar);
  }
}
