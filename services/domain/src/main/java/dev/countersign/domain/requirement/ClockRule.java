package dev.countersign.domain.requirement;

import dev.countersign.domain.RuleBrokenException;
import java.util.List;

/**
 * When something is due.
 *
 * @param starts what starts the clock; the earliest of those that are on record governs
 * @param direction whether the period runs after the start or ends at it
 * @param amount how many units; 0 or more
 * @param recurring true if it is due again one period after each time that it was done
 * @param rollsForward true if a period that ends on a day that is no business day ends with the
 *     next one that is (Regulation (EEC, Euratom) 1182/71, Article 3(4))
 */
public record ClockRule(
    List<ClockStart> starts,
    ClockDirection direction,
    int amount,
    PeriodUnit unit,
    boolean recurring,
    boolean rollsForward) {

  /** Which way the period runs from its start. */
  public enum ClockDirection {
    AFTER,
    BEFORE
  }

  /**
   * @throws RuleBrokenException if nothing starts it or the period is negative
   */
  public ClockRule {
    starts = List.copyOf(starts);
    if (starts.isEmpty()) {
      throw new RuleBrokenException("CLOCK_WITHOUT_START", "A clock names what starts it.");
    }
    if (amount < 0 || (recurring && amount == 0)) {
      throw new RuleBrokenException(
          "PERIOD_OUT_OF_RANGE", "A period is 0 or more, and above 0 where it recurs.");
    }
  }
}
