package dev.countersign.domain.requirement;

/** In what a period is counted. Only hours are physical time; all others are days of a calendar. */
public enum PeriodUnit {
  HOURS,
  DAYS,
  BUSINESS_DAYS,
  WEEKS,
  MONTHS,
  YEARS
}
