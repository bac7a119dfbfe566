package dev.countersign.domain.obligation;

import dev.countersign.domain.halt.BusinessCalendar;
import dev.countersign.domain.obligation.Obligation.Due;
import dev.countersign.domain.requirement.ClockRule;
import dev.countersign.domain.requirement.ClockRule.ClockDirection;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.PeriodUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** How far a radar looks ahead. */
public enum RadarWindow {
  HOURS_24,
  HOURS_72,
  BUSINESS_DAYS_5,
  DAYS_15,
  DAYS_30;

  /** What is over by then at the latest; business days are those of what is due, in its zone. */
  private static final ClockRule FIVE_BUSINESS_DAYS =
      new ClockRule(
          List.of(ClockStart.DISCOVERED),
          ClockDirection.AFTER,
          5,
          PeriodUnit.BUSINESS_DAYS,
          false,
          false);

  /**
   * True if it is due within this window from an instant on; what is past is within none.
   *
   * @param calendar the business days of what is due
   */
  public boolean holds(Due due, Instant at, BusinessCalendar calendar) {
    return at.isBefore(due.at()) && !due.at().isAfter(end(at, due.zone(), calendar));
  }

  private Instant end(Instant at, String zone, BusinessCalendar calendar) {
    return switch (this) {
      case HOURS_24 -> at.plus(Duration.ofHours(24));
      case HOURS_72 -> at.plus(Duration.ofHours(72));
      case BUSINESS_DAYS_5 -> Deadlines.due(FIVE_BUSINESS_DAYS, at, ZoneId.of(zone), calendar);
      case DAYS_15 -> days(at, zone, 15);
      case DAYS_30 -> days(at, zone, 30);
    };
  }

  /** Days of the zone: one that is an hour shorter is a day all the same. */
  private static Instant days(Instant at, String zone, int days) {
    return at.atZone(ZoneId.of(zone)).plusDays(days).toInstant();
  }
}
