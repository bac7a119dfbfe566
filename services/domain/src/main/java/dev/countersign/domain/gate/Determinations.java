package dev.countersign.domain.gate;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.gate.Crossings.Crossing;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.DeterminationId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What holds for each model version and threshold, whatever step is asked for. One that has never
 * been assessed has no determination; once it has one, every change of it is stated.
 */
public final class Determinations {
  private final Case facts;
  private final Map<DeterminationId, DeterminationMade> recorded = new LinkedHashMap<>();

  /** A threshold as one policy version defines it. */
  private record Defined(Version version, CapabilityThreshold threshold) {}

  private Determinations(Case facts) {
    this.facts = facts;
    facts.history().stream(DeterminationMade.class)
        .forEach(event -> recorded.put(event.fact().determination(), event.fact()));
  }

  /** What has to be stated, because it is not what was stated last. */
  public static List<DeterminationMade> changed(Case facts) {
    var determinations = new Determinations(facts);
    var changed = new ArrayList<DeterminationMade>();
    for (var version : facts.lineage().versions()) {
      for (var made : determinations.of(version)) {
        var before = determinations.recorded.remove(made.determination());
        if (before == null ? made.shortfall() != ReasonCode.NOT_ASSESSED : !made.equals(before)) {
          changed.add(made);
        }
      }
    }
    determinations.recorded.values().stream()
        .filter(gone -> gone.shortfall() != ReasonCode.NO_THRESHOLDS)
        .forEach(gone -> changed.add(undefined(gone)));
    return changed;
  }

  private List<DeterminationMade> of(ModelVersionId version) {
    var question = Question.of(facts, new Pins(facts), Stage.SCALE, version);
    var latched = new TreeMap<String, Crossing>();
    for (var crossing : question.latches().binding(version)) {
      latched.merge(crossing.key(), crossing, this::moreAlarming);
    }
    var defined = inForce();
    latched.forEach(
        (key, crossing) ->
            defined.putIfAbsent(
                key, List.of(new Defined(crossing.version(), crossing.threshold()))));
    var all = new ArrayList<DeterminationMade>();
    defined.forEach(
        (key, definitions) -> {
          var crossing = latched.get(key);
          all.add(
              crossing == null
                  ? notCrossed(question, key, definitions)
                  : crossed(version, key, definitions.getFirst(), crossing));
        });
    return all;
  }

  private Map<String, List<Defined>> inForce() {
    var found = new TreeMap<String, List<Defined>>();
    for (var version : facts.policies().at(facts.at())) {
      for (var threshold : version.policy().thresholds()) {
        found
            .computeIfAbsent(facts.policies().firstKey(threshold.key()), first -> new ArrayList<>())
            .add(new Defined(version, threshold));
      }
    }
    return found;
  }

  /** Of two crossings the more alarming one governs; of two alike, the earlier. */
  private Crossing moreAlarming(Crossing one, Crossing other) {
    return conclusion(other).isMoreAlarmingThan(conclusion(one)) ? other : one;
  }

  private Conclusion conclusion(Crossing crossing) {
    return crossing
        .evaluation()
        .finding(facts.policies(), crossing.key())
        .orElseThrow()
        .conclusion();
  }

  private DeterminationMade crossed(
      ModelVersionId version, String key, Defined defined, Crossing crossing) {
    return new DeterminationMade(
        DeterminationId.of(version, key),
        version,
        defined.threshold().key(),
        defined.threshold().domain(),
        conclusion(crossing),
        true,
        null,
        crossing.evaluation().id(),
        crossing.version().digest(),
        null);
  }

  private DeterminationMade notCrossed(Question question, String key, List<Defined> definitions) {
    var rule = new ThresholdRule(question);
    var finding =
        definitions.stream()
            .map(defined -> rule.check(defined.threshold()))
            .reduce(Finding::and)
            .orElseThrow();
    var reason =
        finding.reasons().stream()
            .min(Comparator.comparing(Reason::code))
            .orElseThrow(() -> new IllegalStateException("A finding has a reason"));
    var evaluation = evaluation(reason.relatesTo());
    boolean clears = reason.code().outcome() == Outcome.CLEARED;
    var first = definitions.getFirst();
    return new DeterminationMade(
        DeterminationId.of(question.version(), key),
        question.version(),
        first.threshold().key(),
        first.threshold().domain(),
        clears ? supporting(reason.code()) : stated(evaluation, key),
        false,
        clears ? null : reason.code(),
        evaluation,
        first.version().digest(),
        finding.until());
  }

  private static Conclusion supporting(ReasonCode code) {
    return code == ReasonCode.APPROACHING ? Conclusion.APPROACHING : Conclusion.RULED_OUT;
  }

  private @Nullable EvaluationId evaluation(@Nullable String relatesTo) {
    return relatesTo != null && relatesTo.startsWith(EvaluationId.PREFIX)
        ? new EvaluationId(relatesTo)
        : null;
  }

  private @Nullable Conclusion stated(@Nullable EvaluationId evaluation, String key) {
    return Optional.ofNullable(evaluation)
        .flatMap(facts.evaluations()::accepted)
        .flatMap(accepted -> accepted.finding(facts.policies(), key))
        .map(finding -> Objects.requireNonNull(finding.conclusion()))
        .orElse(null);
  }

  /** No policy in force defines the threshold any more, and nothing of it is latched. */
  private static DeterminationMade undefined(DeterminationMade gone) {
    return new DeterminationMade(
        gone.determination(),
        gone.modelVersion(),
        gone.thresholdKey(),
        gone.domain(),
        null,
        false,
        ReasonCode.NO_THRESHOLDS,
        null,
        gone.policyVersionDigest(),
        null);
  }
}
