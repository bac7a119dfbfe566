package dev.countersign.domain.policy.diff;

import java.time.LocalDate;
import java.time.Period;

/** Which of two calendar periods is longer: that may depend on the day on which they begin. */
final class Periods {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final int DAYS_OF_FOUR_YEARS = 1461;

  /** How the later period stands to the earlier one, over all days on which both may begin. */
  enum Comparison {
    SAME,
    LONGER,
    SHORTER,
    DEPENDS
  }

  private Periods() {}

  static Comparison compare(Period before, Period after) {
    boolean longer = false;
    boolean shorter = false;
    for (int i = 0; i < DAYS_OF_FOUR_YEARS; i++) {
      var day = FIRST.plusDays(i);
      int order = day.plus(after).compareTo(day.plus(before));
      longer |= order > 0;
      shorter |= order < 0;
    }
    if (longer && shorter) {
      return Comparison.DEPENDS;
    }
    return longer ? Comparison.LONGER : shorter ? Comparison.SHORTER : Comparison.SAME;
  }
}
