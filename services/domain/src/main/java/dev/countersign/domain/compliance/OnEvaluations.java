package dev.countersign.domain.compliance;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.ReasonCode;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was evaluated, how freshly, and who vouches for it: read from the newest determinations. */
final class OnEvaluations {
  private final Case facts;
  private final Horizon horizon;
  private final Map<ModelVersionId, Map<String, DeterminationMade>> newest = new HashMap<>();
  private final Map<EvaluationId, List<EvidenceId>> evidence = new HashMap<>();
  private final Set<EvaluationId> takenBack = new HashSet<>();
  private final Map<String, CapabilityThreshold> inForce = new LinkedHashMap<>();

  OnEvaluations(Case facts, Horizon horizon) {
    this.facts = facts;
    this.horizon = horizon;
    var policies = facts.policies();
    facts.history().stream(DeterminationMade.class)
        .map(event -> event.fact())
        .forEach(
            made ->
                newest
                    .computeIfAbsent(made.modelVersion(), version -> new LinkedHashMap<>())
                    .put(policies.firstKey(made.thresholdKey()), made));
    facts.history().stream(EvaluationCompleted.class)
        .map(event -> event.fact())
        .forEach(completed -> evidence.put(completed.evaluation(), completed.evidence()));
    facts.history().stream(EvaluationInvalidated.class)
        .forEach(event -> takenBack.add(event.fact().evaluation()));
    for (var version : policies.at(facts.at())) {
      version
          .policy()
          .thresholds()
          .forEach(threshold -> inForce.putIfAbsent(policies.firstKey(threshold.key()), threshold));
    }
  }

  /** The crossings that bind a version. */
  List<DeterminationMade> latched(ModelVersionId version) {
    return newest.getOrDefault(version, Map.of()).values().stream()
        .filter(DeterminationMade::latched)
        .toList();
  }

  /** Whether every threshold in force was evaluated, and the evaluation is fresh. */
  Standing made(ModelVersionId version) {
    return overThresholds(version, this::made);
  }

  /** Whether somebody independent vouches for what was found of every threshold. */
  Standing reviewed(ModelVersionId version) {
    return overThresholds(version, this::reviewed);
  }

  private interface Judging {
    Standing of(String key, @Nullable DeterminationMade made);
  }

  private Standing overThresholds(ModelVersionId version, Judging judging) {
    var all = new ArrayList<Standing>();
    var determined = newest.getOrDefault(version, Map.of());
    inForce.forEach(
        (first, threshold) -> all.add(judging.of(threshold.key(), determined.get(first))));
    return all.isEmpty()
        ? Standing.of(
            ComplianceStatus.ABSENT, "No policy in force names a threshold to evaluate.", null)
        : Standing.worst(all);
  }

  private Standing made(String key, @Nullable DeterminationMade made) {
    if (made == null || made.shortfall() == ReasonCode.NOT_ASSESSED) {
      return Standing.of(
          ComplianceStatus.ABSENT, "Nobody has evaluated the version for %s.".formatted(key), null);
    }
    var below = below(made);
    var id = made.determination().value();
    if (made.shortfall() != null) {
      return Standing.of(
          lacking(made.shortfall()),
          "%s is evaluated, but not well enough: %s.".formatted(key, made.shortfall()),
          id,
          below);
    }
    boolean soon = horizon.isSoon(made.holdsUntil());
    if (ended(made.holdsUntil())) {
      return Standing.of(
          ComplianceStatus.OVERDUE,
          "What was found of %s no longer holds.".formatted(key),
          id,
          below);
    }
    if (soon) {
      return Standing.of(
          ComplianceStatus.DUE_SOON,
          "What was found of %s holds until %s only.".formatted(key, made.holdsUntil()),
          id,
          below);
    }
    return vouching(made.evaluation()).isEmpty()
        ? Standing.of(
            ComplianceStatus.CLAIMED,
            "%s is evaluated: %s, and nobody independent vouches for it."
                .formatted(key, conclusion(made)),
            id,
            below)
        : Standing.of(
            ComplianceStatus.MET,
            "%s is evaluated and vouched for: %s.".formatted(key, conclusion(made)),
            id,
            below);
  }

  private static ComplianceStatus lacking(ReasonCode shortfall) {
    return switch (shortfall) {
      case STALE_COMPUTE_RATIO, STALE_AGE, MODEL_CHANGED, ELICITATION_ADVANCE, CEILING_EXCEEDED ->
          ComplianceStatus.OVERDUE;
      case CONFLICTED, CONCLUSION_NOT_SUPPORTED -> ComplianceStatus.CONTESTED;
      default -> ComplianceStatus.CLAIMED;
    };
  }

  /** True if what was found held once, and does not any more. */
  static boolean isLapsed(@Nullable ReasonCode shortfall) {
    return shortfall != null && lacking(shortfall) == ComplianceStatus.OVERDUE;
  }

  static boolean isByAnother(Counted counted) {
    return !counted.received().auditor().equals(counted.header().lab());
  }

  private Standing reviewed(String key, @Nullable DeterminationMade made) {
    if (made == null || made.evaluation() == null) {
      return Standing.of(
          ComplianceStatus.ABSENT, "There is nothing to review for %s.".formatted(key), null);
    }
    var id = made.determination().value();
    var below = below(made);
    var active = vouching(made.evaluation());
    if (active.isEmpty()) {
      if (made.shortfall() == ReasonCode.CONFLICTED) {
        return Standing.of(
            ComplianceStatus.CONTESTED,
            "Who attested %s has a conflict of interest.".formatted(key),
            id,
            below);
      }
      return facts.attestations().of(made.evaluation()).isEmpty()
          ? Standing.of(
              ComplianceStatus.CLAIMED,
              "What was found of %s is its evaluator's word alone.".formatted(key),
              id,
              below)
          : Standing.of(
              ComplianceStatus.OVERDUE,
              "No attestation of %s counts any more.".formatted(key),
              id,
              below);
    }
    var ends = active.stream().map(Counted::endsAt).max(Comparator.naturalOrder()).orElseThrow();
    return horizon.isSoon(ends)
        ? Standing.of(
            ComplianceStatus.DUE_SOON,
            "What vouches for %s counts until %s only.".formatted(key, ends),
            id,
            below)
        : Standing.of(
            ComplianceStatus.MET, "%s is reviewed independently.".formatted(key), id, below);
  }

  private boolean ended(@Nullable Instant until) {
    return until != null && !facts.at().isBefore(until);
  }

  private static String conclusion(DeterminationMade made) {
    return Optional.ofNullable(made.conclusion()).map(Conclusion::name).orElse("no conclusion");
  }

  /** The attestations by others than the lab that count now, of what was not taken back. */
  private List<Counted> vouching(@Nullable EvaluationId evaluation) {
    return evaluation == null || takenBack.contains(evaluation)
        ? List.of()
        : facts.attestations().of(evaluation).stream()
            .filter(counted -> counted.isActive(facts.at()))
            .filter(OnEvaluations::isByAnother)
            .toList();
  }

  private List<Because> below(DeterminationMade made) {
    if (made.evaluation() == null) {
      return List.of();
    }
    var all = new ArrayList<Because>();
    all.add(
        new Because(
            "The evaluation that governs.",
            made.evaluation().value(),
            evidence.getOrDefault(made.evaluation(), List.of()).stream()
                .map(piece -> new Because("The evidence that it rests on.", piece.value()))
                .toList()));
    for (var counted : facts.attestations().of(made.evaluation())) {
      all.add(
          new Because(
              counted.isActive(facts.at())
                  ? "%s vouches for it until %s."
                      .formatted(counted.received().auditor(), counted.endsAt())
                  : "%s vouched for it until %s."
                      .formatted(counted.received().auditor(), counted.endsAt()),
              counted.received().attestation().value()));
    }
    return all;
  }
}
