package dev.countersign.domain.requirement;

/** What starts a clock: an instant that somebody claims, or something on record. */
public enum ClockStart {
  /** The incident occurred; it starts no clock, and every report names it. */
  OCCURRED(true),
  /** It was over; it starts no clock either. */
  ENDED(true),
  /** The lab knew, or suspected with reasonable likelihood, that its model was involved. */
  MODEL_INVOLVEMENT_AWARE(true),
  DISCOVERED(true),
  /** The lab learnt facts that suffice for a reasonable belief. */
  REASONABLE_BELIEF(true),
  /** The lab determined that an incident had occurred. */
  DETERMINED(true),
  IMMINENT_RISK_DISCOVERED(true),
  /** Corrective measures were adopted. */
  RESOLVED(true),
  INITIAL_REPORT_SUBMITTED(false),
  SYSTEMIC_RISK_MET(false),
  SYSTEMIC_RISK_NOTIFIED(false),
  PLACED_ON_MARKET(false),
  FRAMEWORK_CONFIRMED(false),
  FRAMEWORK_PUBLISHED(false),
  FRAMEWORK_MODIFIED(false),
  REPORT_CONFIRMED(false),
  EVALUATOR_FINDING_DISCLOSED(false),
  QUALIFIED(false),
  REFERENCE_STATUS_LOST(false),
  /**
   * The model's report is delayed, with an interim one; it counts from the placing on the market,
   * and from the day that is claimed only while no such placing is on record.
   */
  REPORT_DELAYED(false),
  /** An evaluation was completed: the policy's own cadence runs from it. */
  EVALUATION_COMPLETED(false);

  private final boolean ofIncident;

  ClockStart(boolean ofIncident) {
    this.ofIncident = ofIncident;
  }

  /** True if it does not show in the record, and its lab claims it by itself. */
  public boolean isMilestone() {
    return switch (this) {
      case SYSTEMIC_RISK_MET,
          SYSTEMIC_RISK_NOTIFIED,
          PLACED_ON_MARKET,
          REPORT_CONFIRMED,
          EVALUATOR_FINDING_DISCLOSED,
          QUALIFIED,
          REFERENCE_STATUS_LOST,
          REPORT_DELAYED ->
          true;
      default -> false;
    };
  }

  /** True if it is claimed of an incident; otherwise it follows from the record. */
  public boolean isOfIncident() {
    return ofIncident;
  }
}
