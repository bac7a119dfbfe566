package dev.countersign.domain.gate;

import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact.ModelRegistered;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The versions that a request is judged on: its base or, for a new family, the newest versions of
 * the predecessor that a policy names.
 */
final class Bases {
  private final Case facts;
  private final Map<ModelVersionId, List<Version>> policies = new LinkedHashMap<>();
  private final List<CapabilityThreshold> withoutBase = new ArrayList<>();

  private Bases(Case facts) {
    this.facts = facts;
  }

  static Bases of(Case facts, ScaleUpRequested request, Pins pins) {
    var bases = new Bases(facts);
    if (request.base() != null) {
      // Its halts count, whether or not a policy is in force.
      bases.policies.put(request.base(), new ArrayList<>());
    }
    for (var version : facts.policies().at(facts.at())) {
      var base = request.base();
      var versions = base == null ? bases.predecessors(version, pins) : List.of(base);
      versions.forEach(
          v -> bases.policies.computeIfAbsent(v, first -> new ArrayList<>()).add(version));
      if (versions.isEmpty()) {
        bases.withoutBase.addAll(version.policy().thresholds());
      }
    }
    return bases;
  }

  private List<ModelVersionId> predecessors(Version version, Pins pins) {
    var predecessor = version.policy().predecessor();
    if (predecessor == null) {
      return List.of();
    }
    return facts.history().stream(ModelRegistered.class)
        .filter(
            event ->
                event.fact().model().value().equals(predecessor)
                    || event.fact().name().equals(predecessor))
        .peek(event -> pins.thing(event.header().id()))
        .flatMap(event -> facts.lineage().newestOf(event.fact().model()).stream())
        .toList();
  }

  Set<ModelVersionId> all() {
    return policies.keySet();
  }

  /** The policies in force that are judged on this version. */
  List<Version> policiesOf(ModelVersionId base) {
    return policies.getOrDefault(base, List.of());
  }

  /** Thresholds of policies that name no predecessor that exists. */
  List<CapabilityThreshold> withoutBase() {
    return withoutBase;
  }

  /** A new family may not be trained further past its predecessor than an evaluation reaches. */
  Optional<Reason> beyond(
      ModelVersionId base, CapabilityThreshold threshold, ScaleUpRequested request) {
    if (request.base() != null) {
      return Optional.empty();
    }
    return facts
        .lineage()
        .version(base)
        .map(ModelVersionRegistered::trainingFlop)
        .filter(
            flop ->
                request
                        .flopCeiling()
                        .compareTo(flop.multiply(threshold.cadence().computeMultiple()))
                    >= 0)
        .map(flop -> Reasons.beyondPredecessor(threshold, base));
  }
}
