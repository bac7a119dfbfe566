package dev.countersign.domain.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.attestation.Claims.Method;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.history.Implementation.Step;
import dev.countersign.domain.history.Implementations;
import dev.countersign.domain.history.Lineage;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.statement.AuditorPredicates.SafeguardValidation;
import dev.countersign.domain.statement.AuditorPredicates.SurfaceResult;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** What an auditor can attest of one safeguard: what is on record, and what shows it. */
final class SafeguardClaims {
  private final Seen seen;
  private final PoliciesInForce policies;

  SafeguardClaims(Seen seen, PoliciesInForce policies) {
    this.seen = seen;
    this.policies = policies;
  }

  SafeguardValidation of(
      ModelVersionId on,
      String safeguardKey,
      List<SurfaceResult> results,
      Method method,
      Signing signing) {
    seen.found(ModelVersionRegistered.class, on.value());
    requireEvidence(method, results, signing);
    if (results.isEmpty()
        || results.stream().map(SurfaceResult::surface).distinct().count() != results.size()) {
      throw new RuleBrokenException(
          "SURFACE_REPEATED", "State one result for each surface that was tested.");
    }
    for (var result : results) {
      Claims.requireMadeAfter(signing, stated(on, safeguardKey, result).header().recordedAt());
    }
    var keys = new TreeSet<String>();
    var digests = new TreeSet<String>();
    for (var version : policies.at(signing.issuedAt())) {
      for (var threshold : version.policy().thresholds()) {
        if (threshold.stages().stream()
            .anyMatch(stage -> threshold.requiredFor(stage).contains(safeguardKey))) {
          keys.add(threshold.key());
          digests.add(version.digest());
        }
      }
    }
    return new SafeguardValidation(
        seen.lab(),
        on,
        seen.engagement(signing.issuedAt()),
        safeguardKey,
        results,
        List.copyOf(keys),
        List.copyOf(digests),
        method.method(),
        method.attackBudget(),
        method.successCriterion(),
        signing.lead(),
        signing.issuedAt(),
        signing.validUntil(),
        signing.supersedes(),
        method.evidence().isEmpty() ? null : method.evidence());
  }

  /** Evidence that no decision may rest on shows that something fails, and never that it works. */
  private void requireEvidence(Method method, List<SurfaceResult> results, Signing signing) {
    if (method.evidence().stream().distinct().count() != method.evidence().size()) {
      throw new RuleBrokenException("EVIDENCE_REPEATED", "Name each piece of evidence once.");
    }
    boolean works = results.stream().anyMatch(result -> result.result() == Effect.EFFECTIVE);
    for (var id : method.evidence()) {
      var seal = seen.found(EvidenceSealed.class, id.value());
      Claims.requireMadeAfter(signing, seal.header().recordedAt());
      if (works && !seal.fact().decisionGrade()) {
        throw new RuleBrokenException(
            "EVIDENCE_NOT_DECISION_GRADE",
            "%s is evidence that no decision may rest on: it does not show that a safeguard works."
                .formatted(id));
      }
    }
  }

  /** What first put it in this configuration, on the version or on what that comes from. */
  private Step stated(ModelVersionId on, String safeguardKey, SurfaceResult result) {
    return Implementations.of(seen.history())
        .of(safeguardKey, result.surface(), on, Lineage.of(seen.history()))
        .stream()
        .flatMap(implementation -> implementation.steps().stream())
        .filter(step -> step.configDigest().equals(result.configDigest()))
        .min(Comparator.comparing(step -> step.header().position()))
        .orElseThrow(
            () ->
                new RuleBrokenException(
                    "SAFEGUARD_NOT_ON_RECORD",
                    "%s on %s with this configuration is not implemented on this version, or not"
                            .formatted(safeguardKey, result.surface())
                        + " yours to see."));
  }
}
