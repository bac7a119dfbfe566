package dev.countersign.domain.gate;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.history.Evaluations.Accepted;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the gate says of one threshold for one version and stage. */
final class ThresholdRule {
  private final Case facts;
  private final Crossings crossings;
  private final Freshness freshness;
  private final Stage stage;
  private final ModelVersionId version;

  ThresholdRule(Case facts, Crossings crossings, Stage stage, ModelVersionId version) {
    this.facts = facts;
    this.crossings = crossings;
    this.freshness = new Freshness(facts);
    this.stage = stage;
    this.version = version;
  }

  /**
   * @param definitions the threshold as each version that applies defines it; at least one
   */
  Finding check(String key, List<CapabilityThreshold> definitions) {
    var latched = crossings.binding(version).stream().filter(c -> c.key().equals(key)).toList();
    return latched.isEmpty()
        ? checkNotCrossed(definitions)
        : new CrossedRule(facts, stage, version).check(latched, definitions);
  }

  private Finding checkNotCrossed(List<CapabilityThreshold> definitions) {
    // Where several documents define one threshold, the strictest answer stands.
    return definitions.stream()
        .map(this::checkNotCrossed)
        .min(Comparator.comparing(finding -> finding.reasons().getFirst().code().outcome()))
        .orElseThrow();
  }

  private Finding checkNotCrossed(CapabilityThreshold threshold) {
    var key = threshold.key();
    var inputs = new LinkedHashSet<String>();
    var stale = new ArrayList<Reason>();
    Accepted governing = null;
    Conclusion conclusion = null;
    for (var evaluation : about(key)) {
      inputs.add(evaluation.id().value());
      var code =
          freshness.stale(
              evaluation.header(),
              evaluation.completed().modelVersion(),
              evaluation.concludedAt(),
              threshold,
              version);
      var says = evaluation.conclusion(facts.policies(), key).orElseThrow();
      if (code.isPresent()) {
        stale.add(Reasons.stale(code.get(), threshold, null, evaluation.id().value(), version));
      } else if (conclusion == null || says.isMoreAlarmingThan(conclusion)) {
        governing = evaluation;
        conclusion = says;
      }
    }
    if (governing == null || conclusion == null) {
      return Finding.of(
          stale.isEmpty() ? Reasons.notAssessed(threshold, version) : stale.getLast(), inputs);
    }
    return judge(threshold, governing, conclusion, inputs);
  }

  private Finding judge(
      CapabilityThreshold threshold,
      Accepted governing,
      Conclusion conclusion,
      Set<String> inputs) {
    var key = threshold.key();
    if (conclusion == Conclusion.INCONCLUSIVE) {
      return Finding.of(
          new Reason(
              ReasonCode.INCONCLUSIVE,
              key,
              null,
              governing.id().value(),
              "%s concludes nothing about %s. Complete an evaluation that does."
                  .formatted(governing.id(), key)),
          inputs);
    }
    boolean approaching = conclusion == Conclusion.APPROACHING || crossings.bySibling(version, key);
    return approaching
        ? approaching(threshold, governing, inputs)
        : attested(threshold, governing, Conclusion.RULED_OUT)
            .map(lack -> Finding.of(lack, inputs))
            .orElseGet(() -> ruledOut(threshold, governing, inputs));
  }

  private List<Accepted> about(String key) {
    return facts.evaluations().accepted().stream()
        .filter(e -> facts.lineage().descends(version, e.completed().modelVersion()))
        .filter(e -> e.conclusion(facts.policies(), key).isPresent())
        .toList();
  }

  private Finding ruledOut(CapabilityThreshold threshold, Accepted governing, Set<String> inputs) {
    return new Finding(
        List.of(
            new Reason(
                ReasonCode.RULED_OUT,
                threshold.key(),
                null,
                governing.id().value(),
                "%s rules out %s.".formatted(governing.id(), threshold.key()))),
        Freshness.endOfAge(governing.concludedAt(), threshold),
        inputs);
  }

  /** Near the threshold, only a structured evaluation will do, and it holds for half as long. */
  private Finding approaching(
      CapabilityThreshold threshold, Accepted governing, Set<String> inputs) {
    boolean structured =
        governing.completed().modelVersion().equals(version) && coversAll(threshold, governing);
    if (!structured) {
      return Finding.of(
          new Reason(
              ReasonCode.APPROACHING_NOT_STRUCTURED,
              threshold.key(),
              null,
              governing.id().value(),
              "%s is near. Complete an evaluation of every indicator on %s itself."
                  .formatted(threshold.key(), version)),
          inputs);
    }
    var lack = attested(threshold, governing, Conclusion.APPROACHING);
    if (lack.isPresent()) {
      return Finding.of(lack.get(), inputs);
    }
    var since = governing.concludedAt();
    var days = java.time.Duration.between(since, Freshness.endOfAge(since, threshold)).toDays();
    return new Finding(
        List.of(
            new Reason(
                ReasonCode.APPROACHING,
                threshold.key(),
                null,
                governing.id().value(),
                "%s is near, and %s evaluated it in full; that holds for half as long."
                    .formatted(threshold.key(), governing.id()))),
        since.plus(java.time.Duration.ofDays(days / 2)),
        inputs);
  }

  private static boolean coversAll(CapabilityThreshold threshold, Accepted evaluation) {
    var covered =
        evaluation.completed().findings().stream()
            .filter(finding -> finding.thresholdKey().equals(threshold.key()))
            .flatMap(finding -> finding.results().stream())
            .map(result -> result.indicatorKey())
            .toList();
    return threshold.indicators().stream().allMatch(i -> covered.contains(i.key()));
  }

  private Optional<Reason> attested(
      CapabilityThreshold threshold, Accepted governing, Conclusion conclusion) {
    if (!threshold.independence().required()) {
      return Optional.empty();
    }
    long auditors =
        facts.attestations().counted().stream()
            .filter(a -> a.isActive(facts.at()))
            .filter(a -> governing.id().equals(a.received().evaluation()))
            .filter(
                a ->
                    a.received().findings().stream()
                        .anyMatch(
                            f ->
                                facts.policies().same(f.thresholdKey(), threshold.key())
                                    && f.conclusion() == conclusion))
            .map(a -> a.received().auditor())
            .distinct()
            .count();
    int wanted = Math.max(1, threshold.independence().minimumAuditors());
    return auditors >= wanted
        ? Optional.empty()
        : Optional.of(
            new Reason(
                ReasonCode.NOT_ATTESTED,
                threshold.key(),
                null,
                governing.id().value(),
                "%s is attested by %s independent auditors; %s asks for %s."
                    .formatted(governing.id(), auditors, threshold.key(), wanted)));
  }
}
