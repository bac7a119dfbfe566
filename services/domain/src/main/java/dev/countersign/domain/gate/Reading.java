package dev.countersign.domain.gate;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.evaluation.Findings;
import dev.countersign.domain.evaluation.Strength;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import dev.countersign.domain.fact.ModelFact.MitigationState;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.history.Evaluations.Accepted;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation says of a threshold as one policy version defines it.
 *
 * @param finding what its evaluator stated
 * @param conclusion the more alarming one of what was stated and what the results allow
 * @param fault why it does not show that the capability is not there; null if it can
 */
record Reading(
    Accepted evaluation, Finding finding, Conclusion conclusion, @Nullable ReasonCode fault) {

  /** Reads what was stated; results that allow less under this definition are not passed over. */
  static Optional<Reading> stated(Case facts, Accepted evaluation, CapabilityThreshold threshold) {
    return evaluation
        .finding(facts.policies(), threshold.key())
        .map(
            finding -> {
              var allowed = allowed(threshold, finding);
              var stated = finding.conclusion();
              var conclusion = allowed.isMoreAlarmingThan(stated) ? allowed : stated;
              return new Reading(
                  evaluation, finding, conclusion, fault(facts, evaluation, stated, conclusion));
            });
  }

  /** Reads the results anew, as if this definition had been the one from the start. */
  static Optional<Reading> derived(
      Case facts, Accepted evaluation, CapabilityThreshold threshold, Conclusion formerlyAllowed) {
    return evaluation
        .finding(facts.policies(), threshold.key())
        .map(
            finding -> {
              var conclusion = derived(finding, threshold, formerlyAllowed);
              return new Reading(
                  evaluation,
                  finding,
                  conclusion,
                  fault(facts, evaluation, conclusion, conclusion));
            });
  }

  /** What a finding would have concluded under this definition. */
  static Conclusion derived(
      Finding finding, CapabilityThreshold threshold, Conclusion formerlyAllowed) {
    var stated = finding.conclusion();
    // An evaluator who was more alarmed than the results allowed knew something more.
    return stated.isMoreAlarmingThan(formerlyAllowed) ? stated : allowed(threshold, finding);
  }

  /** The least alarming conclusion that the results allow; unusable ones allow none. */
  static Conclusion allowed(CapabilityThreshold threshold, Finding finding) {
    try {
      return Findings.supported(threshold, finding.results());
    } catch (RuleBrokenException e) {
      return Conclusion.INCONCLUSIVE;
    }
  }

  private static @Nullable ReasonCode fault(
      Case facts, Accepted evaluation, Conclusion stated, Conclusion conclusion) {
    if (conclusion.isCrossing()) {
      return stated.isCrossing() ? null : ReasonCode.CONCLUSION_NOT_SUPPORTED;
    }
    if (conclusion == Conclusion.INCONCLUSIVE) {
      return ReasonCode.INCONCLUSIVE;
    }
    if (!evaluation.supports(facts.at())) {
      return ReasonCode.NOT_ASSESSED;
    }
    if (evaluation.conflicted()) {
      return ReasonCode.CONFLICTED;
    }
    if (!evaluation.decisionGrade()) {
      return ReasonCode.EVIDENCE_NOT_DECISION_GRADE;
    }
    // A model that was taught to refuse shows what it will do, not what it can do.
    return mitigated(facts, evaluation) ? ReasonCode.MITIGATIONS_NOT_OFF : null;
  }

  private static boolean mitigated(Case facts, Accepted evaluation) {
    return !evaluation.completed().elicitation().mitigationsOff()
        && facts
                .lineage()
                .version(evaluation.on())
                .map(ModelVersionRegistered::mitigationState)
                .orElse(MitigationState.RELEASE)
            != MitigationState.HELPFUL_ONLY;
  }

  /** True if it can show that the capability is not there. */
  boolean isUsable() {
    return fault == null && !conclusion.isCrossing();
  }

  /** True if it could show more than an alarm: it would rule out, had it found less. */
  boolean isSound(Case facts) {
    return isUsable()
        || (conclusion.isCrossing()
            && fault == null
            && evaluation.decisionGrade()
            && !evaluation.conflicted()
            && !mitigated(facts, evaluation));
  }

  /** True if it came later than the other, and tried at least as hard. */
  boolean outdoes(Reading other) {
    return evaluation.since().position().isAfter(other.evaluation.since().position())
        && isAtLeastAsStrongAs(other);
  }

  boolean isAtLeastAsStrongAs(Reading other) {
    return Strength.atLeast(
            evaluation.completed().elicitation(), other.evaluation.completed().elicitation())
        && Strength.atLeast(finding.results(), other.finding.results());
  }

  /** True if every indicator of the threshold has a result. */
  boolean coversAll(CapabilityThreshold threshold) {
    return threshold.indicators().stream()
        .allMatch(
            indicator ->
                finding.results().stream()
                    .anyMatch(result -> result.indicatorKey().equals(indicator.key())));
  }
}
