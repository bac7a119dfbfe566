package dev.countersign.domain.fact;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.KeyId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.Surface;
import java.time.Instant;
import java.util.List;
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

  /** An artefact by its digest. */
  record Subject(String name, String sha256) {}

  /** One conclusion for one threshold of one policy version. */
  record ThresholdFinding(String thresholdKey, String policyVersionDigest, Conclusion conclusion) {}

  /** One safeguard, on one surface, in one configuration. */
  record Validation(String safeguardKey, Surface surface, String configDigest, Effect effect) {}

  /**
   * An auditor's signed statement arrived.
   *
   * @param keys the registered keys whose signatures counted
   * @param engagement the engagement under which it was signed
   * @param evaluation the evaluation it vouches for; null for a validation of safeguards
   * @param issuedAt when it was made, as it says itself
   * @param supersedes the earlier attestation in whose place it stands; null if none
   * @param reason why it does not count; null if it does
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
      ModelVersionId modelVersion,
      List<Subject> artefacts,
      @Nullable EvaluationId evaluation,
      List<ThresholdFinding> findings,
      List<Validation> validations,
      Instant issuedAt,
      Instant expiresAt,
      @Nullable AttestationId supersedes,
      Reception reception,
      @Nullable String reason)
      implements AttestationFact {
    public AttestationReceived {
      keys = List.copyOf(keys);
      artefacts = List.copyOf(artefacts);
      findings = List.copyOf(findings);
      validations = List.copyOf(validations);
    }
  }

  /**
   * What everyone may know of an attestation once its model is announced: who vouched for what, and
   * what ties it disclosed; not what it concluded.
   *
   * @param disclosed the kinds of relationship that were disclosed and do not disqualify
   */
  record AttestationSummarised(
      AttestationId attestation,
      OrganisationId auditor,
      EngagementId engagement,
      ModelId model,
      String predicateType,
      String payloadDigest,
      List<String> thresholdKeys,
      List<String> safeguardKeys,
      List<RelationshipKind> disclosed,
      Instant expiresAt,
      Reception reception,
      @Nullable String reason)
      implements AttestationFact {
    public AttestationSummarised {
      thresholdKeys = List.copyOf(thresholdKeys);
      safeguardKeys = List.copyOf(safeguardKeys);
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
   * A decision rested on an attestation that, as is known now, did not count then. The decision is
   * not rewritten.
   *
   * @param reason why the attestation did not count: a code, or REVOKED
   */
  record DecisionImpeached(DecisionId decision, AttestationId attestation, String reason)
      implements AttestationFact {}
}
