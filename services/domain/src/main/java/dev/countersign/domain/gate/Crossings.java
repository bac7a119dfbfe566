package dev.countersign.domain.gate;

import dev.countersign.domain.history.Evaluations;
import dev.countersign.domain.history.Evaluations.Accepted;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Crossings bind the version where they occurred and all that descends from it. */
public final class Crossings {
  private final List<Crossing> all = new ArrayList<>();
  private final Map<String, List<Crossing>> byKey = new HashMap<>();

  /**
   * A threshold was crossed.
   *
   * @param key the threshold's first key
   * @param version the policy version in force when it happened, by which it is judged
   * @param threshold as that version defines it
   */
  public record Crossing(
      Accepted evaluation,
      ModelVersionId on,
      String key,
      Version version,
      CapabilityThreshold threshold) {}

  private Crossings() {}

  /** All that accepted evaluations state; what their evaluator took back stays. */
  static Crossings of(Evaluations evaluations, PoliciesInForce policies) {
    var crossings = new Crossings();
    for (var evaluation : evaluations.accepted()) {
      for (var finding : evaluation.completed().findings()) {
        if (finding.conclusion().isCrossing()) {
          crossings.pin(evaluation, policies.firstKey(finding.thresholdKey()), policies);
        }
      }
    }
    return crossings;
  }

  static Crossings none() {
    return new Crossings();
  }

  private void pin(Accepted evaluation, String key, PoliciesInForce policies) {
    for (var version : policies.governing(evaluation.since(), key)) {
      policies
          .definition(version, key)
          .ifPresent(
              threshold -> add(new Crossing(evaluation, evaluation.on(), key, version, threshold)));
    }
  }

  private void add(Crossing crossing) {
    all.add(crossing);
    byKey.computeIfAbsent(crossing.key(), first -> new ArrayList<>()).add(crossing);
  }

  /** All crossings on record, in the order of their recording, undone ones too. */
  public List<Crossing> all() {
    return List.copyOf(all);
  }

  /** Those of one threshold. */
  public List<Crossing> of(String firstKey) {
    return byKey.getOrDefault(firstKey, List.of());
  }
}
