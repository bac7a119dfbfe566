package dev.countersign.domain.gate;

import dev.countersign.domain.gate.Safeguards.Standing;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Stage;
import org.jspecify.annotations.Nullable;

/** Reasons in words: what is so, and what would change it. */
final class Reasons {
  private Reasons() {}

  static Reason notAssessed(CapabilityThreshold threshold, ModelVersionId version) {
    return new Reason(
        ReasonCode.NOT_ASSESSED,
        threshold.key(),
        null,
        null,
        "No accepted evaluation of %s speaks for %s. Register and complete one."
            .formatted(threshold.key(), version));
  }

  static Reason stale(
      ReasonCode code,
      CapabilityThreshold threshold,
      @Nullable String safeguard,
      String relatesTo,
      ModelVersionId version) {
    var what =
        switch (code) {
          case STALE_COMPUTE_RATIO ->
              "was made at an effective compute that %s exceeds by the multiple %s, or by an unknown one"
                  .formatted(version, threshold.cadence().computeMultiple());
          case STALE_AGE -> "is older than " + threshold.cadence().maxAge();
          case ELICITATION_ADVANCE -> "came before an advance in elicitation";
          default -> "came before a change of the model";
        };
    return new Reason(
        code,
        threshold.key(),
        safeguard,
        relatesTo,
        "%s for %s %s. Make it again on %s.".formatted(relatesTo, threshold.key(), what, version));
  }

  static Reason lacking(String key, String safeguard, Stage stage, Standing standing) {
    var code =
        switch (standing.status()) {
          case MISSING -> ReasonCode.SAFEGUARD_MISSING;
          case NOT_VALIDATED -> ReasonCode.SAFEGUARD_NOT_VALIDATED;
          case DEGRADED -> ReasonCode.SAFEGUARD_DEGRADED;
          case LAPSED, VALIDATED -> ReasonCode.ATTESTATION_LAPSED;
        };
    var what =
        switch (standing.status()) {
          case MISSING -> "is not implemented on %s. Implement it".formatted(stage.surface());
          case NOT_VALIDATED ->
              "has never been validated by an independent attestation. Have it validated";
          case DEGRADED ->
              "is degraded since its validation. Repair it and have it validated again";
          case LAPSED, VALIDATED ->
              "rests on an attestation that no longer counts. Have it validated again";
        };
    return new Reason(
        code,
        key,
        safeguard,
        standing.relatesTo(),
        "%s, which %s requires for %s, %s.".formatted(safeguard, key, stage, what));
  }
}
