package dev.countersign.domain.gate;

import dev.countersign.domain.gate.Safeguards.Standing;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Stage;
import org.jspecify.annotations.Nullable;

/** Reasons in words: what is so, and what would change it. */
final class Reasons {
  private Reasons() {}

  private static Reason of(
      ReasonCode code, @Nullable String key, @Nullable String relatesTo, String sentence) {
    return new Reason(code, key, null, relatesTo, sentence);
  }

  static Reason statusUnproven() {
    return of(
        ReasonCode.STATUS_UNPROVEN,
        null,
        null,
        "How the attestations stand is not known freshly enough. Ask again with a newer view.");
  }

  static Reason noPolicy() {
    return of(
        ReasonCode.NO_POLICY,
        null,
        null,
        "No policy version is in force. Publish one that has come into effect.");
  }

  static Reason noThresholds(Stage stage) {
    return of(
        ReasonCode.NO_THRESHOLDS,
        null,
        null,
        "No threshold of the policies in force gates %s. A policy that gates nothing clears nothing."
            .formatted(stage));
  }

  static Reason openHalt(Halt halt) {
    var opened = halt.opened();
    return of(
        ReasonCode.OPEN_HALT,
        opened.thresholdKey(),
        halt.id().value(),
        "The halt %s for %s binds %s. Have its safeguards validated and the halt lifted."
            .formatted(halt.id(), opened.thresholdKey(), opened.modelVersion()));
  }

  static Reason newFamily(CapabilityThreshold threshold) {
    return of(
        ReasonCode.NOT_ASSESSED,
        threshold.key(),
        null,
        "Nothing has been evaluated for a family that does not exist yet: %s. Name a predecessor in the policy, or begin below what the threshold gates."
            .formatted(threshold.key()));
  }

  static Reason beyondPredecessor(CapabilityThreshold threshold, ModelVersionId predecessor) {
    return of(
        ReasonCode.STALE_COMPUTE_RATIO,
        threshold.key(),
        predecessor.value(),
        "The ceiling exceeds the training of the predecessor %s by the multiple %s. Ask for less, or evaluate a newer predecessor."
            .formatted(predecessor, threshold.cadence().computeMultiple()));
  }

  static Reason mustNotProceed(String key, Stage stage, EvaluationId crossing) {
    return of(
        ReasonCode.MUST_NOT_PROCEED,
        key,
        crossing.value(),
        "%s is crossed, and the policy names no safeguards with which %s may go on."
            .formatted(key, stage));
  }

  static Reason safeguardsValidated(String key, Stage stage, EvaluationId crossing) {
    return of(
        ReasonCode.SAFEGUARDS_VALIDATED,
        key,
        crossing.value(),
        "%s is crossed; every safeguard that %s requires is validated.".formatted(key, stage));
  }

  static Reason notAssessed(CapabilityThreshold threshold, ModelVersionId version) {
    return of(
        ReasonCode.NOT_ASSESSED,
        threshold.key(),
        null,
        "No accepted evaluation of %s speaks for %s. Register and complete one."
            .formatted(threshold.key(), version));
  }

  static Reason faulty(Reading reading, CapabilityThreshold threshold, ModelVersionId version) {
    var code = java.util.Objects.requireNonNull(reading.fault());
    var what =
        switch (code) {
          case CONCLUSION_NOT_SUPPORTED ->
              "stated less than its results allow under the definition now in force";
          case EVIDENCE_NOT_DECISION_GRADE ->
              "rests on evidence that no decision may rest on, or on none";
          case CONFLICTED -> "was made by an evaluator that has a conflict of interest";
          case MITIGATIONS_NOT_OFF ->
              "was made with mitigations on, which shows no lack of the capability";
          default -> "concludes nothing";
        };
    return of(
        code,
        threshold.key(),
        reading.evaluation().id().value(),
        "%s %s: %s. Complete an evaluation of %s that does."
            .formatted(reading.evaluation().id(), what, threshold.key(), version));
  }

  static Reason notStructured(
      CapabilityThreshold threshold, EvaluationId near, ModelVersionId version) {
    return of(
        ReasonCode.APPROACHING_NOT_STRUCTURED,
        threshold.key(),
        near.value(),
        "%s is near. Complete an evaluation of every indicator on %s itself."
            .formatted(threshold.key(), version));
  }

  static Reason notAttested(
      CapabilityThreshold threshold, EvaluationId evaluation, long auditors, int wanted) {
    return of(
        ReasonCode.NOT_ATTESTED,
        threshold.key(),
        evaluation.value(),
        "%s is attested by %s independent auditors; %s asks for %s."
            .formatted(evaluation, auditors, threshold.key(), wanted));
  }

  static Reason conflicted(
      CapabilityThreshold threshold, EvaluationId evaluation, AttestationId attestation) {
    return of(
        ReasonCode.CONFLICTED,
        threshold.key(),
        attestation.value(),
        "Who attested %s for %s has a conflict of interest. Have it attested by an independent auditor."
            .formatted(evaluation, threshold.key()));
  }

  static Reason clearing(CapabilityThreshold threshold, Reading reading, boolean near) {
    var id = reading.evaluation().id();
    return near
        ? of(
            ReasonCode.APPROACHING,
            threshold.key(),
            id.value(),
            "%s is near, and %s evaluated it in full; that holds for half as long."
                .formatted(threshold.key(), id))
        : of(
            ReasonCode.RULED_OUT,
            threshold.key(),
            id.value(),
            "%s rules out %s.".formatted(id, threshold.key()));
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
          case STALE_AGE -> "is too old";
          case CEILING_EXCEEDED -> "came before training went past the ceiling that was cleared";
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
