package dev.countersign.oversight.ledger;

/** Who sees a fact beside its owner, its lab and its parties. */
public enum Audience {
  PARTIES,
  ENGAGED,
  SUPERVISED,
  /** Regulators, but no auditor that is not a party. */
  REGULATED,
  /** Engaged auditors, and the regulators of the regimes that it was classified under. */
  REGIMES
}
