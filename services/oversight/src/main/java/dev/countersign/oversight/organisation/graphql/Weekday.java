package dev.countersign.oversight.organisation.graphql;

import java.time.DayOfWeek;
import org.eclipse.microprofile.graphql.Description;

/** The runtime knows no enum of the platform's own; this one is the same. */
@Description("A day of the week.")
public enum Weekday {
  MONDAY,
  TUESDAY,
  WEDNESDAY,
  THURSDAY,
  FRIDAY,
  SATURDAY,
  SUNDAY;

  DayOfWeek day() {
    return DayOfWeek.valueOf(name());
  }

  static Weekday of(DayOfWeek day) {
    return valueOf(day.name());
  }
}
