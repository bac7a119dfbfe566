package dev.countersign.domain.statement;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.evaluation.Result;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.Surface;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The claims that an auditor signs. */
public final class AuditorPredicates {
  private AuditorPredicates() {}

  /** What every attestation says of itself, whatever it claims. */
  public sealed interface Attested permits CapabilityEvaluation, SafeguardValidation {
    OrganisationId labId();

    ModelVersionId modelVersionId();

    EngagementId engagementId();

    String lead();

    Instant issuedAt();

    Instant validUntil();

    @Nullable AttestationId supersedes();
  }

  /**
   * How hard the evaluator tried.
   *
   * @param computeBudget in FLOP
   * @param matchesThreatActor whether it reaches what the threat actor could do; null if not judged
   */
  public record Elicitation(
      List<String> techniques,
      @Nullable String scaffoldDigest,
      boolean fineTuned,
      boolean mitigationsOff,
      BigDecimal computeBudget,
      @Nullable Boolean matchesThreatActor) {}

  /**
   * Who evaluated.
   *
   * @param leadName null where the evaluator named nobody
   */
  public record Evaluator(OrganisationId org, @Nullable String leadName) {}

  /**
   * What was measured for one indicator.
   *
   * @param value the proportion or the mean
   * @param stderr of the mean; null for a proportion
   */
  public record Measured(
      String indicatorKey,
      @Nullable Long successes,
      @Nullable BigDecimal value,
      @Nullable BigDecimal stderr,
      long n,
      long planned) {
    public static Measured of(Result result) {
      BigDecimal value = result.mean();
      if (result.successes() != null && result.n() > 0) {
        value =
            BigDecimal.valueOf(result.successes())
                .divide(BigDecimal.valueOf(result.n()), MathContext.DECIMAL64);
      }
      return new Measured(
          result.indicatorKey(),
          result.successes(),
          value,
          result.standardError(),
          result.n(),
          result.planned());
    }
  }

  /** One conclusion, for one threshold as one policy version defines it. */
  public record Finding(
      String thresholdKey,
      String policyVersionDigest,
      Conclusion conclusion,
      List<Measured> results) {}

  /** That an evaluation was made as registered, and found this. */
  public record CapabilityEvaluation(
      OrganisationId labId,
      ModelVersionId modelVersionId,
      EvaluationId evaluationId,
      EngagementId engagementId,
      String protocolDigest,
      Instant preRegisteredAt,
      Elicitation elicitation,
      List<String> accessLevel,
      Evaluator evaluator,
      Instant startedAt,
      Instant completedAt,
      List<Finding> findings,
      List<String> limitations,
      String lead,
      Instant issuedAt,
      Instant validUntil,
      @Nullable AttestationId supersedes)
      implements Attested {}

  /** What was found on one surface, of the configuration with this digest. */
  public record SurfaceResult(Surface surface, String configDigest, Effect result) {}

  /** That a safeguard does, or does not do, what it is for. */
  public record SafeguardValidation(
      OrganisationId labId,
      ModelVersionId modelVersionId,
      EngagementId engagementId,
      String safeguardKey,
      List<SurfaceResult> surfaces,
      List<String> thresholdKeys,
      List<String> policyVersionDigests,
      String method,
      @Nullable String attackBudget,
      @Nullable String successCriterion,
      String lead,
      Instant issuedAt,
      Instant validUntil,
      @Nullable AttestationId supersedes)
      implements Attested {}

  /**
   * A stretch of time.
   *
   * @param until excluded
   */
  public record Covered(Instant from, Instant until) {}

  /** Whether one commitment was kept. */
  public record ComplianceFinding(
      String commitmentKey, String policyVersionDigest, Adherence adherence, String detail) {}

  /** Whether what was committed to was done. */
  public enum Adherence {
    KEPT,
    NOT_KEPT,
    NOT_ASSESSED
  }

  /** What the reviewer concludes of the whole. */
  public enum Opinion {
    UNQUALIFIED,
    QUALIFIED,
    ADVERSE,
    DISCLAIMER
  }

  /** Who led the review. */
  public record LeadAuditor(String name) {}

  /** That a lab kept, or did not keep, to its own procedures in a period. */
  public record ProceduralCompliance(
      OrganisationId labId,
      EngagementId engagementId,
      Covered period,
      String standard,
      List<ComplianceFinding> findings,
      List<String> deviations,
      String internalControls,
      LeadAuditor leadAuditor,
      Opinion opinion,
      Instant issuedAt,
      Instant validUntil) {}

  /** What ties the auditor to the lab and its affiliates. */
  public record IndependenceDeclaration(
      OrganisationId labId,
      EngagementId engagementId,
      List<Relationship> relationships,
      Covered periodCovered,
      boolean publicationControl,
      String declaredBy) {}

  /** That an attestation does not count any more, or never should have. */
  public record Revocation(
      AttestationId attestationId,
      String reason,
      Instant effectiveFrom,
      @Nullable Instant compromisedSince,
      String lead) {}
}
