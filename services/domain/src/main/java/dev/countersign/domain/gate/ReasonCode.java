package dev.countersign.domain.gate;

/** Why the gate answers as it does, each with the outcome that it brings. */
public enum ReasonCode {
  NO_POLICY(Outcome.HALTED),
  OPEN_HALT(Outcome.HALTED),
  NO_THRESHOLDS(Outcome.HALTED),
  MUST_NOT_PROCEED(Outcome.HALTED),
  SAFEGUARD_MISSING(Outcome.HALTED),
  SAFEGUARD_NOT_VALIDATED(Outcome.HALTED),
  SAFEGUARD_DEGRADED(Outcome.HALTED),
  ATTESTATION_LAPSED(Outcome.HALTED),
  NOT_ASSESSED(Outcome.EVALUATION_REQUIRED),
  STALE_COMPUTE_RATIO(Outcome.EVALUATION_REQUIRED),
  STALE_AGE(Outcome.EVALUATION_REQUIRED),
  MODEL_CHANGED(Outcome.EVALUATION_REQUIRED),
  ELICITATION_ADVANCE(Outcome.EVALUATION_REQUIRED),
  INCONCLUSIVE(Outcome.EVALUATION_REQUIRED),
  APPROACHING_NOT_STRUCTURED(Outcome.EVALUATION_REQUIRED),
  NOT_ATTESTED(Outcome.EVALUATION_REQUIRED),
  RULED_OUT(Outcome.CLEARED),
  APPROACHING(Outcome.CLEARED),
  SAFEGUARDS_VALIDATED(Outcome.CLEARED);

  private final Outcome outcome;

  ReasonCode(Outcome outcome) {
    this.outcome = outcome;
  }

  public Outcome outcome() {
    return outcome;
  }
}
