package dev.countersign.domain.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.halt.BusinessCalendar;
import dev.countersign.domain.requirement.ClockRule;
import dev.countersign.domain.requirement.ClockRule.ClockDirection;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.PeriodUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static ClockRule within(int amount, PeriodUnit unit) {
    return new ClockRule(
        List.of(ClockStart.DISCOVERED), ClockDirection.AFTER, amount, unit, false, false);
  }

  private static Instant due(ClockRule rule, String start, ZoneId zone) {
    return Deadlines.due(rule, Instant.parse(start), zone, BusinessCalendar.weekdays(zone));
  }

  @Test
  void theDayOfTheStartIsNotCountedAndTheLastDayIsWhole() {
    assertThat(due(within(15, PeriodUnit.DAYS), "2026-06-01T20:00:00Z", LOS_ANGELES))
        .isEqualTo("2026-06-17T07:00:00Z");
  }

  @Test
  void theSameInstantIsAnotherDayInAnotherZone() {
    var rule = within(2, PeriodUnit.DAYS);
    assertThat(due(rule, "2026-06-01T23:00:00Z", BRUSSELS)).isEqualTo("2026-06-04T22:00:00Z");
    assertThat(due(rule, "2026-06-01T23:00:00Z", LOS_ANGELES)).isEqualTo("2026-06-04T07:00:00Z");
  }

  @Test
  void hoursAreNotStretchedByDaylightSaving() {
    assertThat(due(within(72, PeriodUnit.HOURS), "2026-03-07T12:00:00Z", NEW_YORK))
        .isEqualTo("2026-03-10T12:00:00Z");
    assertThat(due(within(24, PeriodUnit.HOURS), "2026-10-31T20:00:00Z", NEW_YORK))
        .isEqualTo("2026-11-01T20:00:00Z");
  }

  @Test
  void daysFollowDaylightSaving() {
    assertThat(due(within(2, PeriodUnit.DAYS), "2026-03-27T12:00:00Z", BRUSSELS))
        .as("summer time began on 29 March")
        .isEqualTo("2026-03-29T22:00:00Z");
    assertThat(due(within(2, PeriodUnit.DAYS), "2026-10-23T12:00:00Z", BRUSSELS))
        .as("summer time ended on 25 October")
        .isEqualTo("2026-10-25T23:00:00Z");
  }

  @Test
  void aMonthThatHasNoSuchDayEndsWithItsLast() {
    var month = within(1, PeriodUnit.MONTHS);
    assertThat(due(month, "2027-01-31T12:00:00Z", BRUSSELS)).isEqualTo("2027-02-28T23:00:00Z");
    assertThat(due(month, "2028-01-31T12:00:00Z", BRUSSELS)).isEqualTo("2028-02-29T23:00:00Z");
    assertThat(due(within(1, PeriodUnit.YEARS), "2028-02-29T12:00:00Z", BRUSSELS))
        .isEqualTo("2029-02-28T23:00:00Z");
  }

  @Test
  void businessDaysPassOverWeekendsAndHolidays() {
    var calendar =
        new BusinessCalendar(
            "brussels-2026",
            BRUSSELS,
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2027-01-01")));
    assertThat(
            Deadlines.due(
                within(5, PeriodUnit.BUSINESS_DAYS),
                Instant.parse("2026-12-23T09:00:00Z"),
                BRUSSELS,
                calendar))
        .as("24, 28, 29, 30, 31 December")
        .isEqualTo("2026-12-31T23:00:00Z");
  }

  @Test
  void aPeriodThatEndsOnASundayRollsForwardOnlyWhereTheRuleSaysSo() {
    var stays = within(2, PeriodUnit.DAYS);
    var rolls =
        new ClockRule(
            List.of(ClockStart.DISCOVERED), ClockDirection.AFTER, 2, PeriodUnit.DAYS, false, true);
    assertThat(due(stays, "2026-06-05T09:00:00Z", BRUSSELS)).isEqualTo("2026-06-07T22:00:00Z");
    assertThat(due(rolls, "2026-06-05T09:00:00Z", BRUSSELS)).isEqualTo("2026-06-08T22:00:00Z");
  }

  @Test
  void whatIsDueTwoWeeksBeforeIsOverWithThatDay() {
    var before =
        new ClockRule(
            List.of(ClockStart.PLACED_ON_MARKET),
            ClockDirection.BEFORE,
            2,
            PeriodUnit.WEEKS,
            false,
            false);
    assertThat(due(before, "2026-06-15T09:00:00Z", BRUSSELS)).isEqualTo("2026-06-01T22:00:00Z");
  }

  @Property
  void aLongerPeriodIsNeverOverEarlier(
      @ForAll @LongRange(min = 1_577_836_800L, max = 2_208_988_800L) long second,
      @ForAll @IntRange(max = 400) int amount,
      @ForAll PeriodUnit unit) {
    var start = Instant.ofEpochSecond(second);
    var calendar = BusinessCalendar.weekdays(NEW_YORK);
    var shorter = Deadlines.due(within(amount, unit), start, NEW_YORK, calendar);
    var longer = Deadlines.due(within(amount + 1, unit), start, NEW_YORK, calendar);
    assertThat(longer).isAfterOrEqualTo(shorter);
    assertThat(shorter).isAfterOrEqualTo(start);
  }

  @Property
  void aLaterStartIsNeverDueEarlier(
      @ForAll @LongRange(min = 1_577_836_800L, max = 2_208_988_800L) long second,
      @ForAll @IntRange(max = 100_000) int later,
      @ForAll @IntRange(max = 60) int amount,
      @ForAll PeriodUnit unit) {
    var calendar = BusinessCalendar.weekdays(BRUSSELS);
    var rule = within(amount, unit);
    assertThat(Deadlines.due(rule, Instant.ofEpochSecond(second + later), BRUSSELS, calendar))
        .isAfterOrEqualTo(Deadlines.due(rule, Instant.ofEpochSecond(second), BRUSSELS, calendar));
  }
}
