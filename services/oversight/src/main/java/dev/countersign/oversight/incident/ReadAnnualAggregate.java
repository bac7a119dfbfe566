package dev.countersign.oversight.incident;

import dev.countersign.oversight.ledger.Tallies.Tally;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;

/** The anonymised aggregate of a year that laws ask regulators to publish. */
@UseCase
public class ReadAnnualAggregate {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2200;

  private final AnnualTallies tallies;
  private final IncidentRecords incidents;

  ReadAnnualAggregate(AnnualTallies tallies, IncidentRecords incidents) {
    this.tallies = tallies;
    this.incidents = incidents;
  }

  /**
   * @throws RefusedException {@code UNKNOWN_REGIME}; {@code INVALID_INPUT} for no year
   */
  public Tally of(int year, String instrument) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw RefusedException.invalid("A year has four digits, like 2027.");
    }
    incidents.instrument(instrument);
    return tallies.incidents(year, instrument);
  }
}
