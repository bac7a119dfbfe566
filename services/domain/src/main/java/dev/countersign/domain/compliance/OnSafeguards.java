package dev.countersign.domain.compliance;

import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Safeguards;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Surface;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what a crossing requires is in place and validated. */
final class OnSafeguards {
  private final Case facts;
  private final OnEvaluations evaluations;
  private final Horizon horizon;
  private final Safeguards safeguards;

  /** One safeguard on one surface. */
  private record Required(String key, Surface surface) {}

  OnSafeguards(Case facts, OnEvaluations evaluations, Horizon horizon) {
    this.facts = facts;
    this.evaluations = evaluations;
    this.horizon = horizon;
    this.safeguards = new Safeguards(facts);
  }

  /**
   * @param security true for those of a security standard, false for all others
   */
  Standing inPlace(ModelVersionId version, boolean security) {
    var required = new LinkedHashSet<Required>();
    evaluations.latched(version).forEach(crossed -> require(crossed, security, required));
    return required.isEmpty()
        ? Standing.of(ComplianceStatus.NOT_APPLICABLE, "Nothing that is crossed requires it.", null)
        : Standing.worst(required.stream().map(one -> standing(one, version)).toList());
  }

  private void require(DeterminationMade crossed, boolean security, Set<Required> required) {
    var version = facts.policies().ofDigest(crossed.policyVersionDigest());
    var secure = version.map(OnSafeguards::securityStandards).orElse(Set.of());
    version
        .flatMap(under -> definition(under, crossed.thresholdKey()))
        .ifPresent(
            threshold ->
                threshold.stages().stream()
                    .flatMap(
                        stage ->
                            threshold.requiredFor(stage).stream()
                                .map(key -> new Required(key, stage.surface())))
                    .filter(one -> secure.contains(one.key()) == security)
                    .forEach(required::add));
  }

  private Optional<CapabilityThreshold> definition(Version under, String key) {
    return facts.policies().definition(under, key);
  }

  private static Set<String> securityStandards(Version version) {
    var keys = new LinkedHashSet<String>();
    version.policy().safetyLevels().forEach(level -> keys.addAll(level.securityStandard()));
    return keys;
  }

  private Standing standing(Required required, ModelVersionId version) {
    var found = safeguards.standing(required.key(), required.surface(), version);
    var ends = found.validation() == null ? null : found.validation().endsAt();
    boolean soon = horizon.isSoon(ends);
    var status =
        switch (found.status()) {
          case MISSING -> ComplianceStatus.ABSENT;
          case NOT_VALIDATED -> ComplianceStatus.CLAIMED;
          case DEGRADED, LAPSED -> ComplianceStatus.OVERDUE;
          case VALIDATED -> soon ? ComplianceStatus.DUE_SOON : ComplianceStatus.MET;
        };
    var below = new ArrayList<Because>();
    if (found.implementation() != null) {
      below.add(new Because("What is in place.", found.implementation().id().value()));
    }
    if (found.validation() != null) {
      below.add(
          new Because(
              "%s validated it; that counts until %s."
                  .formatted(found.validation().received().auditor(), ends),
              found.validation().received().attestation().value()));
    }
    return Standing.of(
        status,
        "%s on %s is %s.".formatted(required.key(), required.surface(), found.status()),
        found.relatesTo(),
        List.copyOf(below));
  }
}
