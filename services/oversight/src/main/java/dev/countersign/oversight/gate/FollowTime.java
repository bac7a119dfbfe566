package dev.countersign.oversight.gate;

import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.UseCase;

/** What time alone brings to one lab: each instant's work in its order, in one transaction. */
@UseCase
public class FollowTime {
  private final Ledger ledger;

  FollowTime(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Appends what has fallen due. Doing it twice has the effect once. */
  public void follow(String lab) {
    ledger.follow(lab);
  }
}
