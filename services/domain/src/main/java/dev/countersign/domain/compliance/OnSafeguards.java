package dev.countersign.domain.compliance;

import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.LatchedDefinitions;
import dev.countersign.domain.gate.LatchedDefinitions.Defined;
import dev.countersign.domain.gate.Safeguards;
import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Surface;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what a crossing requires, in whatever document, is in place and validated. */
final class OnSafeguards {
  private final Case facts;
  private final OnEvaluations evaluations;
  private final Horizon horizon;
  private final Safeguards safeguards;
  private final LatchedDefinitions definitions;

  /** One safeguard on one surface. */
  private record Required(String key, Surface surface) {}

  OnSafeguards(Case facts, OnEvaluations evaluations, Horizon horizon) {
    this.facts = facts;
    this.evaluations = evaluations;
    this.horizon = horizon;
    this.safeguards = new Safeguards(facts);
    this.definitions = new LatchedDefinitions(facts);
  }

  /**
   * @param security true for those of a security standard, false for all others
   */
  Standing inPlace(ModelVersionId version, boolean security) {
    var defined =
        evaluations.latched(version).stream()
            .flatMap(crossed -> definitions.of(crossed).stream())
            .toList();
    var secure = securityStandards(defined);
    var required = new LinkedHashSet<Required>();
    defined.stream()
        .flatMap(one -> required(one.threshold()))
        .filter(one -> secure.contains(one.key()) == security)
        .forEach(required::add);
    return required.isEmpty()
        ? Standing.of(ComplianceStatus.NOT_APPLICABLE, "Nothing that is crossed requires it.", null)
        : Standing.worst(required.stream().map(one -> standing(one, version)).toList());
  }

  private static Stream<Required> required(CapabilityThreshold threshold) {
    return threshold.stages().stream()
        .flatMap(
            stage ->
                threshold.requiredFor(stage).stream()
                    .map(key -> new Required(key, stage.surface())));
  }

  /** What any document that is asked calls a safeguard of security is one in all of them. */
  private Set<String> securityStandards(List<Defined> defined) {
    return Stream.concat(
            facts.policies().at(facts.at()).stream(), defined.stream().map(Defined::version))
        .flatMap(version -> version.policy().safetyLevels().stream())
        .flatMap(level -> level.securityStandard().stream())
        .collect(Collectors.toSet());
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
      below.add(
          new Because(
              found.status() == Status.MISSING ? "What was withdrawn." : "What is in place.",
              found.implementation().id().value()));
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
