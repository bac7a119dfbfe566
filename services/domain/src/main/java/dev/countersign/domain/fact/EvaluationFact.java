package dev.countersign.domain.fact;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.evaluation.PlannedSamples;
import dev.countersign.domain.evaluation.Result;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about evaluations. A registered evaluation cannot vanish. */
public sealed interface EvaluationFact extends Fact {
  /** What was found for one threshold. */
  record Finding(String thresholdKey, Conclusion conclusion, List<Result> results) {
    public Finding {
      results = List.copyOf(results);
    }
  }

  /**
   * How hard the evaluator tried to bring the capability out.
   *
   * @param computeBudget in FLOP
   */
  record Elicitation(
      List<String> techniques,
      @Nullable String scaffoldDigest,
      boolean fineTuned,
      boolean mitigationsOff,
      BigDecimal computeBudget,
      List<String> access) {
    public Elicitation {
      techniques = List.copyOf(techniques);
      access = List.copyOf(access);
    }
  }

  /**
   * The protocol was frozen before anything ran.
   *
   * @param plannedSamples how many samples it plans, indicator by indicator; null if it does not
   *     say
   */
  record EvaluationRegistered(
      EvaluationId evaluation,
      ModelVersionId modelVersion,
      List<String> thresholdKeys,
      String protocolTitle,
      String protocolDigest,
      OrganisationId evaluator,
      @AddedLater @Nullable List<PlannedSamples> plannedSamples)
      implements EvaluationFact {
    public EvaluationRegistered {
      thresholdKeys = List.copyOf(thresholdKeys);
      plannedSamples = plannedSamples == null ? null : List.copyOf(plannedSamples);
    }

    /** A protocol that says nothing of how many samples it plans. */
    public EvaluationRegistered(
        EvaluationId evaluation,
        ModelVersionId modelVersion,
        List<String> thresholdKeys,
        String protocolTitle,
        String protocolDigest,
        OrganisationId evaluator) {
      this(evaluation, modelVersion, thresholdKeys, protocolTitle, protocolDigest, evaluator, null);
    }

    /** What was planned; empty if the protocol does not say. */
    public List<PlannedSamples> planned() {
      return plannedSamples == null ? List.of() : plannedSamples;
    }
  }

  record EvaluationStarted(EvaluationId evaluation) implements EvaluationFact {}

  record EvaluationCompleted(
      EvaluationId evaluation,
      ModelVersionId modelVersion,
      Instant completedAt,
      List<Finding> findings,
      Elicitation elicitation,
      List<EvidenceId> evidence,
      List<String> limitations)
      implements EvaluationFact {
    public EvaluationCompleted {
      findings = List.copyOf(findings);
      evidence = List.copyOf(evidence);
      limitations = List.copyOf(limitations);
    }
  }

  record EvaluationAbandoned(EvaluationId evaluation, String reason) implements EvaluationFact {}

  record EvaluationInvalidated(EvaluationId evaluation, String reason) implements EvaluationFact {}

  /**
   * Its evaluator was not independent of the lab when it stated what it found. It supports nothing;
   * a crossing that it found stays one.
   *
   * @param reason a code
   * @param effectiveFrom the day on which the relationship began
   * @param causedBy the id of what it was learnt from
   */
  record EvaluationRejected(
      EvaluationId evaluation, String reason, Instant effectiveFrom, @Nullable String causedBy)
      implements EvaluationFact {}

  /** The lab's right of reply; it changes nothing about what was found. */
  record EvaluationReplied(EvaluationId evaluation, String reply) implements EvaluationFact {}

  /**
   * A lab says that a later evaluation shows a crossing not to be one. Whether it does is derived.
   *
   * @param evaluation the one that found the crossing; it stays on record
   * @param reassessment the later one
   * @param officer who gave the reason
   */
  record CrossingReassessed(
      EvaluationId evaluation,
      String thresholdKey,
      EvaluationId reassessment,
      String reason,
      String officer)
      implements EvaluationFact {}
}
