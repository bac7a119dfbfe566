package dev.countersign.oversight.incident;

import dev.countersign.oversight.ledger.Tallies.Tally;

/** What anyone may know of the incidents of a year. */
public interface AnnualTallies {

  /** Incidents first classified under an instrument in a year (UTC): ALL, and by category. */
  Tally incidents(int year, String instrument);
}
