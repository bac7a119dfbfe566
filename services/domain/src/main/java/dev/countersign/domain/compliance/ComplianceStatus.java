package dev.countersign.domain.compliance;

/** How a lab stands to a requirement, the worst first. */
public enum ComplianceStatus {
  /** It was done too late; that cannot be undone. */
  BREACHED,
  /** Its time has passed, and it is not done. */
  OVERDUE,
  /**
   * A regulator or an independent auditor does not agree that it is met, or the record shows
   * otherwise.
   */
  CONTESTED,
  /** Nobody claims that anything meets it. */
  ABSENT,
  /** It is owed, and its time has not passed. */
  DUE_SOON,
  /** It is claimed to be met, and no independent auditor or recipient has confirmed it. */
  CLAIMED,
  /** It is met, as somebody other than the lab confirmed. */
  MET,
  /** It asks for nothing of this lab now. */
  NOT_APPLICABLE
}
