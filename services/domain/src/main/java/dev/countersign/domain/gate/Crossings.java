package dev.countersign.domain.gate;

import dev.countersign.domain.history.Evaluations.Accepted;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.util.ArrayList;
import java.util.List;

/** Crossings bind the version where they occurred and all that descends from it. */
public final class Crossings {
  private final Case facts;
  private final List<Crossing> all = new ArrayList<>();

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

  private Crossings(Case facts) {
    this.facts = facts;
    for (var evaluation : facts.evaluations().accepted()) {
      for (var finding : evaluation.completed().findings()) {
        if (finding.conclusion().isCrossing()) {
          pin(evaluation, finding.thresholdKey());
        }
      }
    }
  }

  public static Crossings of(Case facts) {
    return new Crossings(facts);
  }

  private void pin(Accepted evaluation, String key) {
    var policies = facts.policies();
    for (var version : policies.at(evaluation.header().recordedAt())) {
      policies
          .definition(version, key)
          .ifPresent(
              threshold ->
                  all.add(
                      new Crossing(
                          evaluation,
                          evaluation.completed().modelVersion(),
                          policies.firstKey(key),
                          version,
                          threshold)));
    }
  }

  /** All crossings on record, in the order of their recording. */
  public List<Crossing> all() {
    return List.copyOf(all);
  }

  /** The crossings that bind a version, its own and inherited ones. */
  public List<Crossing> binding(ModelVersionId version) {
    return all.stream().filter(c -> facts.lineage().descends(version, c.on())).toList();
  }

  /** True if a version that shares a parent with this one has crossed the threshold. */
  public boolean bySibling(ModelVersionId version, String key) {
    return all.stream()
        .anyMatch(c -> c.key().equals(key) && facts.lineage().siblings(version, c.on()));
  }
}
