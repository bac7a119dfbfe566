package dev.countersign.domain.halt;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * Which days count. A calendar is data; this is how it counts.
 *
 * @param weekend days of the week that do not count
 * @param holidays dates that do not count
 */
public record BusinessCalendar(
    String name, ZoneId zone, Set<DayOfWeek> weekend, Set<LocalDate> holidays) {

  /** Monday to Friday, no holidays. */
  public static BusinessCalendar weekdays(ZoneId zone) {
    return new BusinessCalendar(
        "weekdays", zone, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of());
  }

  /**
   * The end of a window of n business days: it starts the day after, and is over at the end of the
   * n-th.
   */
  public Instant endOfWindow(Instant from, int businessDays) {
    var day = from.atZone(zone).toLocalDate();
    for (int counted = 0; counted < businessDays; ) {
      day = day.plusDays(1);
      if (!weekend.contains(day.getDayOfWeek()) && !holidays.contains(day)) {
        counted++;
      }
    }
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
