package dev.countersign.domain.fact;

import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.gate.Reason;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.RequestId;
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
   * @param inputsDigest SHA-256 of the canonical list of the facts it rests on
   * @param validUntil excluded; null unless CLEARED
   */
  record GateDecided(
      DecisionId decision,
      RequestId request,
      Outcome outcome,
      Outcome asCommitted,
      List<Reason> reasons,
      List<String> policyVersionDigests,
      String inputsDigest,
      @Nullable BigDecimal flopCeiling,
      @Nullable Instant validUntil)
      implements GateFact {
    public GateDecided {
      reasons = List.copyOf(reasons);
      policyVersionDigests = List.copyOf(policyVersionDigests);
    }
  }
}
