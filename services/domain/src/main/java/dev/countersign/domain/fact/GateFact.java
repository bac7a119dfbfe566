package dev.countersign.domain.fact;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.gate.Difference;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.gate.Reason;
import dev.countersign.domain.gate.ReasonCode;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.DeterminationId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ExceptionId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OutcomeId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about requests to scale and the gate's answers. */
public sealed interface GateFact extends Fact {
  /**
   * A lab asked: may we take this step?
   *
   * @param base the version to go on from; null for TRAIN of a new family
   * @param flopCeiling cumulative training FLOP that the step may reach
   */
  record ScaleUpRequested(
      RequestId request, @Nullable ModelVersionId base, Stage stage, BigDecimal flopCeiling)
      implements GateFact {}

  /**
   * The platform's answer, with every reason.
   *
   * @param asCommitted what the lab's own text obliges it to
   * @param differences where the lab's own text does not oblige it to what the gate asks
   * @param inputs the positions of the facts it rests on, ascending: these alone give it again
   * @param inputsDigest SHA-256 of the canonical list of these positions
   * @param validUntil excluded; null unless CLEARED
   */
  record GateDecided(
      DecisionId decision,
      RequestId request,
      Outcome outcome,
      Outcome asCommitted,
      List<Reason> reasons,
      List<Difference> differences,
      List<String> policyVersionDigests,
      List<Position> inputs,
      String inputsDigest,
      @Nullable BigDecimal flopCeiling,
      @Nullable Instant validUntil)
      implements GateFact {
    public GateDecided {
      reasons = List.copyOf(reasons);
      differences = List.copyOf(differences);
      inputs = List.copyOf(inputs);
      policyVersionDigests = List.copyOf(policyVersionDigests);
    }
  }

  /**
   * What a decision came to, for those who may not see it whole: auditors engaged for some domains
   * alone, and everyone once its model is deployed. It says what was asked, and nothing of why.
   *
   * @param modelVersion the base of the step; null for a new family
   */
  record DecisionOutcomeStated(
      OutcomeId stated,
      DecisionId decision,
      RequestId request,
      @Nullable ModelVersionId modelVersion,
      Stage stage,
      Outcome outcome)
      implements GateFact {}

  /**
   * The reasons of one decision that are about thresholds of the same domains, for auditors who are
   * engaged for these.
   *
   * @param domains empty where the reasons are about no threshold
   */
  record DecisionReasonsStated(
      OutcomeId stated, DecisionId decision, List<RiskDomain> domains, List<Reason> reasons)
      implements GateFact {
    public DecisionReasonsStated {
      domains = List.copyOf(domains);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A lab goes on although the gate does not clear it. The gate goes on saying so.
   *
   * @param approver who took it upon themselves
   * @param acknowledgement what the lab says of it in public
   * @param expiresAt excluded
   * @param marginalRisk the argument that it adds little to what others do; null if it is not made
   */
  record ExceptionRecorded(
      ExceptionId exception,
      RequestId request,
      String approver,
      String acknowledgement,
      Instant expiresAt,
      @AddedLater @Nullable MarginalRisk marginalRisk)
      implements GateFact {}

  /**
   * A lab argues that going on adds little to the risk that others make anyway.
   *
   * @param argument why
   * @param comparedWith beside whom or what it adds little
   * @param approvedBy the bodies that approved the argument, beside the officer: a board, a trust
   */
  record MarginalRisk(String argument, String comparedWith, List<String> approvedBy) {
    public MarginalRisk {
      approvedBy = List.copyOf(approvedBy);
    }
  }

  /**
   * What holds for one model version and one threshold changed.
   *
   * @param thresholdKey the key under which it is known now
   * @param conclusion what the governing evaluation says; null if none does
   * @param latched true if a crossing binds the version
   * @param shortfall why it does not support a step; null if it does, or is latched
   * @param evaluation the governing evaluation; null if there is none
   * @param policyVersionDigest the version by which it is judged; of a crossing, that in force then
   * @param holdsUntil excluded; null if time alone does not end it
   */
  record DeterminationMade(
      DeterminationId determination,
      ModelVersionId modelVersion,
      String thresholdKey,
      RiskDomain domain,
      @Nullable Conclusion conclusion,
      boolean latched,
      @Nullable ReasonCode shortfall,
      @Nullable EvaluationId evaluation,
      String policyVersionDigest,
      @Nullable Instant holdsUntil)
      implements GateFact {}
}
