package dev.countersign.oversight.ledger;

/** When a fact becomes everyone's to see. */
public enum PublicWhen {
  WRITTEN,
  PUBLISHED,
  ANNOUNCED,
  DEPLOYED
}
