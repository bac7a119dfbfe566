package dev.countersign.domain.fact;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.KeyId;
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
   * @param evaluation the evaluation it vouches for; null for a validation of safeguards
   * @param reason why it does not count; null if it does
   */
  record AttestationReceived(
      AttestationId attestation,
      OrganisationId auditor,
      String lead,
      List<KeyId> keys,
      String predicateType,
      String payloadDigest,
      String envelopeDigest,
      ModelVersionId modelVersion,
      List<Subject> artefacts,
      @Nullable EvaluationId evaluation,
      List<ThresholdFinding> findings,
      List<Validation> validations,
      Instant expiresAt,
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

  record AttestationRevoked(AttestationId attestation, String reason, Instant effectiveFrom)
      implements AttestationFact {}

  record AttestationSuspended(AttestationId attestation, String reason, Instant effectiveFrom)
      implements AttestationFact {}
}
