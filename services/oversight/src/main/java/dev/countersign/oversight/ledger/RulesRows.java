package dev.countersign.oversight.ledger;

/** By which rules the platform goes. */
public interface RulesRows {
  /** The number of the rules that were adopted last; 0 if none ever were. */
  int adopted();

  /** From now on the platform's book records nothing before what any other has recorded. */
  void catchUp();
}
