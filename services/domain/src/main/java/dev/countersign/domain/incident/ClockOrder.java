package dev.countersign.domain.incident;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.requirement.ClockStart;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Which order the timestamps of one incident can have. */
public final class ClockOrder {
  /** What cannot have come before the incident itself; a risk can be imminent before it. */
  private static final Set<ClockStart> AFTER_THE_INCIDENT =
      Set.of(
          ClockStart.ENDED,
          ClockStart.MODEL_INVOLVEMENT_AWARE,
          ClockStart.DISCOVERED,
          ClockStart.REASONABLE_BELIEF,
          ClockStart.DETERMINED,
          ClockStart.RESOLVED);

  private static final Set<ClockStart> BEFORE_ITS_END =
      Set.of(
          ClockStart.MODEL_INVOLVEMENT_AWARE,
          ClockStart.DISCOVERED,
          ClockStart.REASONABLE_BELIEF,
          ClockStart.DETERMINED);

  private ClockOrder() {}

  /**
   * Refuses one organisation's claim that contradicts what it claims already.
   *
   * @param known the same organisation's newest claims
   * @throws RuleBrokenException if the start is no claim, or the order is impossible
   */
  public static void check(Map<ClockStart, Instant> known, ClockStart start, Instant at) {
    if (!start.isOfIncident()) {
      throw new RuleBrokenException(
          "CLOCK_START_NOT_CLAIMED",
          "%s follows from the record; nobody claims it.".formatted(start));
    }
    var occurred = start == ClockStart.OCCURRED ? at : known.get(ClockStart.OCCURRED);
    var resolved = start == ClockStart.RESOLVED ? at : known.get(ClockStart.RESOLVED);
    for (var other : ClockStart.values()) {
      var when = other == start ? at : known.get(other);
      if (when == null) {
        continue;
      }
      if (occurred != null && AFTER_THE_INCIDENT.contains(other) && when.isBefore(occurred)) {
        throw impossible(other, ClockStart.OCCURRED, "before");
      }
      if (resolved != null && BEFORE_ITS_END.contains(other) && when.isAfter(resolved)) {
        throw impossible(other, ClockStart.RESOLVED, "after");
      }
    }
  }

  private static RuleBrokenException impossible(ClockStart one, ClockStart other, String side) {
    return new RuleBrokenException(
        "CLOCK_ORDER_IMPOSSIBLE",
        "%s cannot lie %s %s. Correct the one that is wrong.".formatted(one, side, other));
  }
}
