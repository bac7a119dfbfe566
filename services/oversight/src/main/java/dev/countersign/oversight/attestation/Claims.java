package dev.countersign.oversight.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.proofs.intoto.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a statement claims, held against what is on record and visible to the auditor. */
@ApplicationScoped
public class Claims {
  private final Facts facts;

  Claims(Facts facts) {
    this.facts = facts;
  }

  /** What counts of a statement, whatever its predicate. */
  record Claim(
      ModelVersionId modelVersion,
      @Nullable EvaluationId evaluation,
      List<ThresholdFinding> findings,
      List<Validation> validations,
      Instant expiresAt) {}

  Claim read(Statement statement, Viewer who) {
    return switch (statement.predicateType()) {
      case Predicates.CAPABILITY_EVALUATION -> {
        var p = Predicates.capabilityEvaluation(statement);
        requireLead(p.lead(), who);
        yield new Claim(p.modelVersion(), p.evaluation(), p.findings(), List.of(), p.validUntil());
      }
      case Predicates.SAFEGUARD_VALIDATION -> {
        var p = Predicates.safeguardValidation(statement);
        requireLead(p.lead(), who);
        yield new Claim(p.modelVersion(), null, List.of(), p.validations(), p.validUntil());
      }
      default ->
          throw new RuleBrokenException(
              "PREDICATE_UNKNOWN", "No such predicate counts here: use what was prepared.");
    };
  }

  private static void requireLead(String lead, Viewer who) {
    if (!lead.equals(who.user())) {
      throw new RuleBrokenException(
          "LEAD_MISMATCH", "The statement names another lead than the one who hands it in.");
    }
  }

  /** Every digest must be on record, visible, and of this very model version. */
  void requireOnRecord(
      Statement statement, Claim claim, ModelVersionRegistered version, Instant at) {
    if (!claim.expiresAt().isAfter(at)) {
      throw new RuleBrokenException("ATTESTATION_EXPIRED", "validUntil is past.");
    }
    Set<String> known = new HashSet<>(Set.of(version.manifestDigest()));
    if (claim.evaluation() != null) {
      known.addAll(evaluated(claim.evaluation(), claim));
    }
    for (var validation : claim.validations()) {
      known.add(implemented(claim.modelVersion(), validation));
    }
    var named = new HashSet<String>();
    statement.subjects().forEach(subject -> named.add(subject.sha256()));
    if (!named.equals(known)) {
      throw new RuleBrokenException(
          "SUBJECT_MISMATCH",
          "The subjects must be the model's manifest and exactly what is relied upon.");
    }
  }

  private Set<String> evaluated(EvaluationId id, Claim claim) {
    var completed =
        facts
            .first(EvaluationCompleted.class, id.value())
            .filter(e -> e.fact().modelVersion().equals(claim.modelVersion()))
            .orElseThrow(RefusedException::notFound)
            .fact();
    for (var finding : claim.findings()) {
      if (completed.findings().stream()
          .noneMatch(
              f ->
                  f.thresholdKey().equals(finding.thresholdKey())
                      && f.conclusion() == finding.conclusion())) {
        throw new RuleBrokenException(
            "FINDING_MISMATCH",
            "The evaluation on record does not conclude this for " + finding.thresholdKey());
      }
    }
    var digests = new HashSet<String>();
    for (var evidence : completed.evidence()) {
      digests.add(
          facts
              .first(EvidenceSealed.class, evidence.value())
              .orElseThrow(RefusedException::notFound)
              .fact()
              .sha256());
    }
    return digests;
  }

  private String implemented(ModelVersionId on, Validation validation) {
    var wanted =
        Wanted.all(SafeguardImplemented.class)
            .where("modelVersion", on.value())
            .where("safeguardKey", validation.safeguardKey())
            .where("surface", validation.surface().name())
            .where("configDigest", validation.configDigest());
    if (facts.count(wanted) == 0) {
      throw new RuleBrokenException(
          "SAFEGUARD_NOT_ON_RECORD",
          "%s on %s with this configuration is not implemented on this version, or not yours to see."
              .formatted(validation.safeguardKey(), validation.surface()));
    }
    return validation.configDigest();
  }
}
