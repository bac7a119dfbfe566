package dev.countersign.domain.policy.diff;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/** A longest age, compared; null is no limit, which is the loosest. */
final class AgeDiff {
  private final Part part;
  private final String field;

  AgeDiff(Part part, String field) {
    this.part = part;
    this.field = field;
  }

  void compare(@Nullable Period before, @Nullable Period after, String shorter, String longer) {
    if (before == null || after == null) {
      int stricter = Boolean.compare(before == null, after == null);
      part.ordered(field, before, after, stricter, shorter, longer);
      return;
    }
    switch (Periods.compare(before, after)) {
      case LONGER -> part.ordered(field, before, after, -1, shorter, longer);
      case SHORTER -> part.ordered(field, before, after, 1, shorter, longer);
      case DEPENDS ->
          part.incomparable(
              field,
              before.toString(),
              after.toString(),
              "Which is longer depends on the day it begins: from some days it now holds for longer.");
      case SAME -> {
        // P12M and P1Y are one period.
      }
    }
  }
}
