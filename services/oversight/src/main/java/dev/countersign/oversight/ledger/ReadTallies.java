package dev.countersign.oversight.ledger;

import dev.countersign.oversight.ledger.Tallies.Tally;
import dev.countersign.oversight.platform.UseCase;

/** Counts that anyone may know. */
@UseCase
public class ReadTallies {
  private final Tallies tallies;

  ReadTallies(Tallies tallies) {
    this.tallies = tallies;
  }

  public Tally incidents() {
    return tallies.incidents();
  }

  public Tally evaluations(String model) {
    return tallies.evaluations(model);
  }
}
