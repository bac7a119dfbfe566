package dev.countersign.domain.statement;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.evaluation.PlannedSamples;
import dev.countersign.domain.evaluation.Result;
import dev.countersign.domain.fact.AddedLater;
import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
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
  public sealed interface Attested permits AboutModel, ProceduralCompliance {
    OrganisationId labId();

    EngagementId engagementId();

    String lead();

    Instant issuedAt();

    Instant validUntil();

    @Nullable AttestationId supersedes();
  }

  /** What is bound to one model version. */
  public sealed interface AboutModel extends Attested
      permits CapabilityEvaluation, SafeguardValidation {
    ModelVersionId modelVersionId();
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

  /**
   * That an evaluation was made as registered, and found this.
   *
   * @param plannedSamples how many samples the registered protocol plans; null if it does not say
   */
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
      @Nullable AttestationId supersedes,
      @AddedLater @Nullable List<PlannedSamples> plannedSamples)
      implements AboutModel {}

  /** What was found on one surface, of the configuration with this digest. */
  public record SurfaceResult(Surface surface, String configDigest, Effect result) {}

  /**
   * That a safeguard does, or does not do, what it is for.
   *
   * @param evidence what it rests on, sealed before this is signed; null if it names none
   */
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
      @Nullable AttestationId supersedes,
      @AddedLater @Nullable List<EvidenceId> evidence)
      implements AboutModel {
    public SafeguardValidation {
      evidence = evidence == null ? null : List.copyOf(evidence);
    }

    /** What it names. */
    public List<EvidenceId> restsOn() {
      return evidence == null ? List.of() : evidence;
    }
  }

  /**
   * A stretch of time.
   *
   * @param until excluded
   */
  public record Covered(Instant from, Instant until) {}

  /** Whether one commitment was kept. */
  public record ComplianceFinding(
      String commitmentKey, String policyVersionDigest, Adherence adherence, String detail) {}

  /** Who led the review, and signs it. */
  public record LeadAuditor(String name) {}

  /**
   * That a lab kept, or did not keep, to its own procedures in a period.
   *
   * @param report the reviewer's own report, sealed before this is signed
   */
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
      EvidenceId report,
      Instant issuedAt,
      Instant validUntil,
      @Nullable AttestationId supersedes)
      implements Attested {
    @Override
    public String lead() {
      return leadAuditor.name();
    }
  }

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
