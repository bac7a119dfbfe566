package dev.countersign.domain.obligation;

import dev.countersign.domain.halt.BusinessCalendar;
import dev.countersign.domain.requirement.ClockRule;
import dev.countersign.domain.requirement.ClockRule.ClockDirection;
import dev.countersign.domain.requirement.PeriodUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * From a clock's start to the instant at which its period is over.
 *
 * <p>Hours are physical time. All other units are days of a calendar in the instrument's zone: the
 * day of the start is not counted, and the period is over with the end of its last day (Regulation
 * (EEC, Euratom) 1182/71, Article 3). Months and years end on the day of the same number, or on the
 * last day of a month that has none.
 */
public final class Deadlines {
  private Deadlines() {}

  /**
   * The instant at which it is too late: excluded, so that what comes just before it is in time.
   *
   * @param calendar which days are business days
   */
  public static Instant due(ClockRule rule, Instant start, ZoneId zone, BusinessCalendar calendar) {
    int sign = rule.direction() == ClockDirection.BEFORE ? -1 : 1;
    if (rule.unit() == PeriodUnit.HOURS) {
      return start.plus(sign * (long) rule.amount(), ChronoUnit.HOURS);
    }
    var day = start.atZone(zone).toLocalDate();
    var last =
        switch (rule.unit()) {
          case HOURS -> throw new IllegalStateException("Hours are physical time");
          case DAYS -> day.plusDays(sign * (long) rule.amount());
          case WEEKS -> day.plusWeeks(sign * (long) rule.amount());
          case MONTHS -> day.plusMonths(sign * (long) rule.amount());
          case YEARS -> day.plusYears(sign * (long) rule.amount());
          case BUSINESS_DAYS -> businessDays(day, sign * rule.amount(), calendar);
        };
    if (rule.rollsForward() && rule.direction() == ClockDirection.AFTER) {
      while (!isBusinessDay(last, calendar)) {
        last = last.plusDays(1);
      }
    }
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static LocalDate businessDays(LocalDate day, int amount, BusinessCalendar calendar) {
    var last = day;
    for (int counted = 0; counted < Math.abs(amount); ) {
      last = last.plusDays(Integer.signum(amount));
      if (isBusinessDay(last, calendar)) {
        counted++;
      }
    }
    return last;
  }

  private static boolean isBusinessDay(LocalDate day, BusinessCalendar calendar) {
    return !calendar.weekend().contains(day.getDayOfWeek()) && !calendar.holidays().contains(day);
  }
}
