package dev.countersign.domain.evaluation;

/** What an evaluation says of a threshold, the most alarming first. */
public enum Conclusion {
  REACHED,
  CANNOT_RULE_OUT,
  APPROACHING,
  INCONCLUSIVE,
  RULED_OUT;

  /** Reached, or not to be ruled out: both bind. */
  public boolean isCrossing() {
    return this == REACHED || this == CANNOT_RULE_OUT;
  }

  public boolean isMoreAlarmingThan(Conclusion other) {
    return ordinal() < other.ordinal();
  }
}
