package dev.countersign.domain.gate;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.gate.Crossings.Crossing;
import dev.countersign.domain.history.Evaluations.Accepted;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the answer would be under another policy version alone. Conclusions are derived anew from
 * the results, nothing is latched and no halt counts: it shows what a change of policy changes, and
 * authorises nothing.
 *
 * @param policyVersionDigest of the version that is assumed
 */
public record Counterfactual(
    String policyVersionDigest,
    Outcome outcome,
    List<ThresholdAnswer> thresholds,
    List<Reason> reasons) {
  public Counterfactual {
    thresholds = List.copyOf(thresholds);
    reasons = List.copyOf(reasons);
  }

  /**
   * What would hold of one threshold.
   *
   * @param conclusion the most alarming one that still speaks for the version; null if none does
   */
  public record ThresholdAnswer(
      String thresholdKey, @Nullable Conclusion conclusion, Outcome outcome) {}

  /** Answers a request as if this version alone had been in force all along. */
  public static Counterfactual of(Case facts, ScaleUpRequested request, Version version) {
    return new Assumed(facts, request, version).answer();
  }

  /** One answer in the making. */
  private static final class Assumed {
    private final Case actual;
    private final Case assumed;
    private final ScaleUpRequested request;
    private final Version version;
    private final List<ThresholdAnswer> thresholds = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();

    Assumed(Case actual, ScaleUpRequested request, Version version) {
      this.actual = actual;
      this.assumed = actual.underAlone(version);
      this.request = request;
      this.version = version;
    }

    Counterfactual answer() {
      for (var threshold : version.policy().thresholds()) {
        if (threshold.stages().contains(request.stage())) {
          answer(threshold);
        }
      }
      if (thresholds.isEmpty()) {
        reasons.add(Reasons.noThresholds(request.stage()));
      }
      var outcome =
          reasons.stream()
              .map(reason -> reason.code().outcome())
              .min(Comparator.naturalOrder())
              .orElseThrow();
      return new Counterfactual(version.digest(), outcome, thresholds, reasons);
    }

    private void answer(CapabilityThreshold threshold) {
      var base = request.base();
      if (base == null) {
        add(threshold, null, Finding.of(Reasons.newFamily(threshold)));
        return;
      }
      var question = Question.of(assumed, new Pins(assumed), request.stage(), base);
      var rule = new ThresholdRule(question);
      var read = rule.read(threshold, evaluation -> derived(evaluation, threshold));
      var conclusion =
          read.fresh().stream().map(Reading::conclusion).min(Comparator.naturalOrder());
      var crossings =
          read.fresh().stream()
              .filter(reading -> reading.conclusion().isCrossing())
              .map(reading -> crossing(reading.evaluation(), threshold))
              .toList()
              .reversed();
      add(
          threshold,
          conclusion.orElse(null),
          crossings.isEmpty()
              ? rule.judge(threshold, read)
              : new CrossedRule(question).check(crossings, List.of(threshold)));
    }

    private Crossing crossing(Accepted evaluation, CapabilityThreshold threshold) {
      var key = assumed.policies().firstKey(threshold.key());
      return new Crossing(evaluation, evaluation.on(), key, version, threshold);
    }

    private Optional<Reading> derived(Accepted evaluation, CapabilityThreshold threshold) {
      return Reading.derived(assumed, evaluation, threshold, formerly(evaluation, threshold));
    }

    /** What the results allowed under the definition by which the evaluator concluded. */
    private Conclusion formerly(Accepted evaluation, CapabilityThreshold threshold) {
      var policies = actual.policies();
      return evaluation
          .finding(policies, threshold.key())
          .flatMap(
              finding ->
                  policies.governing(evaluation.since(), threshold.key()).stream()
                      .flatMap(then -> policies.definition(then, threshold.key()).stream())
                      .map(then -> Reading.allowed(then, finding))
                      .min(Comparator.naturalOrder()))
          .orElse(Conclusion.REACHED);
    }

    private void add(
        CapabilityThreshold threshold, @Nullable Conclusion conclusion, Finding finding) {
      thresholds.add(new ThresholdAnswer(threshold.key(), conclusion, finding.outcome()));
      reasons.addAll(finding.reasons());
    }
  }
}
