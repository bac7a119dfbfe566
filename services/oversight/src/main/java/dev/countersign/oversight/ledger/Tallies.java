package dev.countersign.oversight.ledger;

import java.time.Instant;
import java.util.SequencedMap;

/**
 * Counts of what the viewer may not see, as anyone may know them: in steps of five from five on,
 * and as things stood when a month began.
 */
public interface Tallies {

  /**
   * What was counted.
   *
   * @param before what was recorded before this instant is counted; the first of a month
   * @param told by name, what is counted, rounded down to a multiple of five; without what is below
   */
  record Tally(Instant before, SequencedMap<String, Integer> told) {}

  /** The beginning of the month that is looked at: what was recorded before it is counted. */
  Instant before();

  /** Incidents by the instrument that they fall under. */
  Tally incidents();

  /** Evaluations of an announced model, REGISTERED and COMPLETED; nothing of any other. */
  Tally evaluations(String model);
}
