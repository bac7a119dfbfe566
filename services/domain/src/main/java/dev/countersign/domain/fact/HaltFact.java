package dev.countersign.domain.fact;

import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about halts. */
public sealed interface HaltFact extends Fact {
  /** What opened a halt. */
  enum Cause {
    CROSSING,
    VALIDATION_LOST
  }

  /**
   * A halt binds a version and all its descendants.
   *
   * @param modelVersion where the crossing occurred, or where a needed validation was lost
   * @param policyVersionDigest the version in force when it happened, by which it is judged
   * @param stages every stage that the threshold gates
   * @param causedBy the id of the evaluation, attestation or implementation behind it
   */
  record HaltOpened(
      HaltId halt,
      ModelVersionId modelVersion,
      String thresholdKey,
      String policyVersionDigest,
      List<Stage> stages,
      Cause cause,
      String causedBy)
      implements HaltFact {
    public HaltOpened {
      stages = List.copyOf(stages);
    }
  }

  record HaltLiftRequested(HaltId halt, String approver, String reason) implements HaltFact {}

  /**
   * A second officer agreed; the objection window runs.
   *
   * @param windows as each calendar counts it; the longest decides
   * @param windowEnds excluded
   */
  record HaltLiftApproved(
      HaltId halt, String approver, List<ObjectionPeriod> windows, Instant windowEnds)
      implements HaltFact {
    public HaltLiftApproved {
      windows = List.copyOf(windows);
    }
  }

  /**
   * The window to object in one calendar.
   *
   * @param regulator whose calendar it is; null for the policy's own
   * @param ends excluded
   */
  record ObjectionPeriod(
      @Nullable OrganisationId regulator, String calendar, String zone, Instant ends) {}

  record HaltLiftObjected(HaltId halt, OrganisationId objector, String reason)
      implements HaltFact {}

  record HaltLiftDenied(HaltId halt, String reason) implements HaltFact {}

  record HaltLifted(HaltId halt) implements HaltFact {}
}
