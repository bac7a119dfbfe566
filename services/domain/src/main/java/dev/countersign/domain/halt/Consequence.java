package dev.countersign.domain.halt;

import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.gate.Decision;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the platform itself has to state, because of what was stated or because an instant came. */
public sealed interface Consequence {
  /**
   * @param effectiveFrom the day on which the relationship or the compromise began
   * @param causedBy the id of what it was learnt from
   */
  record SuspendAttestation(
      AttestationId attestation, String reason, Instant effectiveFrom, @Nullable String causedBy)
      implements Consequence {
    /** The fact that states it. */
    public AttestationSuspended suspended() {
      return new AttestationSuspended(attestation, reason, effectiveFrom, causedBy);
    }
  }

  record RejectEvaluation(EvaluationRejected rejection) implements Consequence {}

  record ImpeachDecision(DecisionImpeached impeachment) implements Consequence {}

  record OpenHalt(
      ModelVersionId modelVersion,
      String thresholdKey,
      String policyVersionDigest,
      List<Stage> stages,
      Cause cause,
      String causedBy)
      implements Consequence {
    /** The fact that states it of a halt with this id. */
    public HaltOpened opened(HaltId halt) {
      return new HaltOpened(
          halt, modelVersion, thresholdKey, policyVersionDigest, stages, cause, causedBy);
    }
  }

  /**
   * @param dueAt the end of its objection window
   */
  record Lift(HaltId halt, Instant dueAt) implements Consequence {}

  record DenyLift(HaltId halt, String reason) implements Consequence {}

  record Decide(ScaleUpRequested request, Decision decision) implements Consequence {}
}
