package dev.countersign.oversight.attestation;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationSummarised;
import dev.countersign.domain.fact.AttestationFact.CommitmentFinding;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.AttestationFact.Review;
import dev.countersign.domain.fact.AttestationFact.Subject;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.KeyId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.Conflict;
import dev.countersign.domain.independence.Conflicts;
import dev.countersign.domain.statement.AuditorPredicates.AboutModel;
import dev.countersign.domain.statement.AuditorPredicates.Attested;
import dev.countersign.domain.statement.AuditorPredicates.CapabilityEvaluation;
import dev.countersign.domain.statement.AuditorPredicates.ProceduralCompliance;
import dev.countersign.domain.statement.AuditorPredicates.SafeguardValidation;
import dev.countersign.oversight.organisation.SignedStatement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is recorded of an attestation, from what it claims. */
final class Received {
  private Received() {}

  /**
   * Whether its auditor is independent.
   *
   * @param conflict the code of what disqualifies; null if nothing does
   * @param disclosed what ties it and does not disqualify
   */
  record Judgement(@Nullable String conflict, List<RelationshipKind> disclosed) {
    static final Judgement NONE = new Judgement(null, List.of());

    static Judgement of(
        History history,
        OrganisationId auditor,
        OrganisationId lab,
        Collection<String> subjects,
        Instant at) {
      var conflicts = Conflicts.of(history);
      return new Judgement(
          conflicts.disqualifying(auditor, lab, subjects, at).map(Conflict::code).orElse(null),
          conflicts.disclosed(auditor, at));
    }
  }

  static AttestationReceived of(
      AttestationId id,
      OrganisationId auditor,
      List<KeyId> keys,
      SignedStatement signed,
      Attested claim,
      @Nullable DocumentId reviewed,
      Judgement judged) {
    return new AttestationReceived(
        id,
        auditor,
        claim.lead(),
        keys,
        claim.engagementId(),
        signed.statement().predicateType(),
        signed.payloadDigest(),
        signed.envelopeDigest(),
        claim instanceof AboutModel about ? about.modelVersionId() : null,
        signed.statement().subjects().stream().map(s -> new Subject(s.name(), s.sha256())).toList(),
        evaluation(claim),
        findings(claim),
        validations(claim),
        review(claim, reviewed),
        claim.issuedAt(),
        claim.validUntil(),
        claim.supersedes(),
        judged.conflict() == null ? Reception.ACTIVE : Reception.REJECTED,
        judged.conflict(),
        claim instanceof SafeguardValidation validation ? validation.evidence() : null);
  }

  static AttestationSummarised summary(
      AttestationReceived fact, @Nullable ModelId model, Judgement judged) {
    return new AttestationSummarised(
        fact.attestation(),
        fact.auditor(),
        fact.engagement(),
        model,
        fact.predicateType(),
        fact.payloadDigest(),
        fact.findings().stream().map(ThresholdFinding::thresholdKey).distinct().toList(),
        fact.validations().stream().map(Validation::safeguardKey).distinct().toList(),
        commitments(fact),
        judged.disclosed(),
        fact.expiresAt(),
        fact.reception(),
        fact.reason());
  }

  private static List<String> commitments(AttestationReceived fact) {
    var review = fact.review();
    return review == null
        ? List.of()
        : review.findings().stream().map(CommitmentFinding::commitmentKey).distinct().toList();
  }

  private static @Nullable Review review(Attested claim, @Nullable DocumentId document) {
    return claim instanceof ProceduralCompliance said
        ? new Review(
            Objects.requireNonNull(document),
            said.period().from(),
            said.period().until(),
            said.standard(),
            said.opinion(),
            said.findings().stream()
                .map(
                    f ->
                        new CommitmentFinding(
                            f.commitmentKey(), f.policyVersionDigest(), f.adherence()))
                .toList())
        : null;
  }

  private static @Nullable EvaluationId evaluation(Attested claim) {
    return claim instanceof CapabilityEvaluation evaluation ? evaluation.evaluationId() : null;
  }

  private static List<ThresholdFinding> findings(Attested claim) {
    return claim instanceof CapabilityEvaluation evaluation
        ? evaluation.findings().stream()
            .map(
                f ->
                    new ThresholdFinding(f.thresholdKey(), f.policyVersionDigest(), f.conclusion()))
            .toList()
        : List.of();
  }

  private static List<Validation> validations(Attested claim) {
    return claim instanceof SafeguardValidation validation
        ? validation.surfaces().stream()
            .map(
                s ->
                    new Validation(
                        validation.safeguardKey(), s.surface(), s.configDigest(), s.result()))
            .toList()
        : List.of();
  }
}
