package dev.countersign.domain.fact;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.KeyId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.Surface;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Facts about attestations. */
public sealed interface AttestationFact extends Fact {
  /** What a validation found. */
  enum Effect {
    EFFECTIVE,
    PARTIAL,
    INEFFECTIVE
  }

  /** What arrived counts, or is kept and does not. */
  enum Reception {
    ACTIVE,
    REJECTED
  }

  /** Whether what was committed to was done. */
  enum Adherence {
    KEPT,
    NOT_KEPT,
    NOT_ASSESSED
  }

  /** What a reviewer concludes of the whole. */
  enum Opinion {
    UNQUALIFIED,
    QUALIFIED,
    ADVERSE,
    DISCLAIMER
  }

  /** An artefact by its digest. */
  record Subject(String name, String sha256) {}

  /** One conclusion for one threshold of one policy version. */
  record ThresholdFinding(String thresholdKey, String policyVersionDigest, Conclusion conclusion) {}

  /** One safeguard, on one surface, in one configuration. */
  record Validation(String safeguardKey, Surface surface, String configDigest, Effect effect) {}

  /** Whether one commitment of one policy version was kept. */
  record CommitmentFinding(String commitmentKey, String policyVersionDigest, Adherence adherence) {}

  /**
   * What an auditor found of a lab's own procedures.
   *
   * @param document the framework document whose versions it was held against
   * @param until excluded
   */
  record Review(
      DocumentId document,
      Instant from,
      Instant until,
      String standard,
      Opinion opinion,
      List<CommitmentFinding> findings) {
    public Review {
      findings = List.copyOf(findings);
    }
  }

  /**
   * An auditor's signed statement arrived.
   *
   * @param keys the registered keys whose signatures counted
   * @param engagement the engagement under which it was signed
   * @param modelVersion the version that it is bound to; null for a review of procedures
   * @param evaluation the evaluation it vouches for; null if it vouches for none
   * @param review what it found of the lab's procedures; null if it is about a model
   * @param issuedAt when it was made, as it says itself
   * @param supersedes the earlier attestation in whose place it stands; null if none
   * @param reason why it does not count; null if it does
   * @param evidence what a safeguard's validation rests on; null if it names none
   */
  record AttestationReceived(
      AttestationId attestation,
      OrganisationId auditor,
      String lead,
      List<KeyId> keys,
      EngagementId engagement,
      String predicateType,
      String payloadDigest,
      String envelopeDigest,
      @Nullable ModelVersionId modelVersion,
      List<Subject> artefacts,
      @Nullable EvaluationId evaluation,
      List<ThresholdFinding> findings,
      List<Validation> validations,
      @Nullable Review review,
      Instant issuedAt,
      Instant expiresAt,
      @Nullable AttestationId supersedes,
      Reception reception,
      @Nullable String reason,
      @AddedLater @Nullable List<EvidenceId> evidence)
      implements AttestationFact {
    public AttestationReceived {
      keys = List.copyOf(keys);
      artefacts = List.copyOf(artefacts);
      findings = List.copyOf(findings);
      validations = List.copyOf(validations);
      evidence = evidence == null ? null : List.copyOf(evidence);
    }

    /** What it names itself; an evaluation that it vouches for names its own. */
    public List<EvidenceId> restsOn() {
      return evidence == null ? List.of() : evidence;
    }

    /** The version that it is bound to, where it is about a model. */
    public ModelVersionId version() {
      return Objects.requireNonNull(modelVersion, "a review is bound to no version");
    }
  }

  /**
   * What everyone may know of an attestation once its model is announced, or of a review at once:
   * who vouched for what, and what ties it disclosed; not what it concluded.
   *
   * @param model the model that it is about; null for a review of procedures
   * @param commitmentKeys the commitments that were reviewed
   * @param disclosed the kinds of relationship that were disclosed and do not disqualify
   */
  record AttestationSummarised(
      AttestationId attestation,
      OrganisationId auditor,
      EngagementId engagement,
      @Nullable ModelId model,
      String predicateType,
      String payloadDigest,
      List<String> thresholdKeys,
      List<String> safeguardKeys,
      List<String> commitmentKeys,
      List<RelationshipKind> disclosed,
      Instant expiresAt,
      Reception reception,
      @Nullable String reason)
      implements AttestationFact {
    public AttestationSummarised {
      thresholdKeys = List.copyOf(thresholdKeys);
      safeguardKeys = List.copyOf(safeguardKeys);
      commitmentKeys = List.copyOf(commitmentKeys);
      disclosed = List.copyOf(disclosed);
    }
  }

  /**
   * The auditor took its word back, in a signed statement.
   *
   * @param effectiveFrom since when it does not count; may be earlier than its recording
   * @param compromisedSince since when others may have signed in its name; null if nobody did
   */
  record AttestationRevoked(
      AttestationId attestation,
      OrganisationId auditor,
      String lead,
      List<KeyId> keys,
      String reason,
      Instant effectiveFrom,
      @Nullable Instant compromisedSince,
      String payloadDigest,
      String envelopeDigest)
      implements AttestationFact {
    public AttestationRevoked {
      keys = List.copyOf(keys);
    }
  }

  /**
   * The auditor put another attestation in its place; from the same moment, only that one counts.
   */
  record AttestationSuperseded(AttestationId attestation, AttestationId successor)
      implements AttestationFact {}

  /**
   * The platform found that an attestation should never have counted.
   *
   * @param reason a code: a conflict of interest, or a key that was no longer its owner's alone
   * @param effectiveFrom the day on which the relationship or the compromise began
   * @param causedBy the id of the declaration, ownership, engagement or key behind it
   */
  record AttestationSuspended(
      AttestationId attestation, String reason, Instant effectiveFrom, @Nullable String causedBy)
      implements AttestationFact {}

  /**
   * A decision rested on an attestation or an evaluation that, as is known now, did not count then.
   * The decision is not rewritten.
   *
   * @param attestation the attestation; null if it is an evaluation
   * @param reason why it did not count: a code, or REVOKED
   * @param evaluation the evaluation; null if it is an attestation
   */
  record DecisionImpeached(
      DecisionId decision,
      @Nullable AttestationId attestation,
      String reason,
      @AddedLater @Nullable EvaluationId evaluation)
      implements AttestationFact {}
}
