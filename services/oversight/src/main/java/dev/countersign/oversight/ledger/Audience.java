package dev.countersign.oversight.ledger;

/** Who sees a fact beside its owner, its lab and its parties. */
public enum Audience {
  PARTIES,
  ENGAGED,
  SUPERVISED,
  /** Engaged auditors, and the regulators of the regimes that it was classified under. */
  REGIMES
}
