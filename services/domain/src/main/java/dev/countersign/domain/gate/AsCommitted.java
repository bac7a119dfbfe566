package dev.countersign.domain.gate;

import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Commitment.Kind;
import java.util.Comparator;
import java.util.List;

/** What the lab's own text obliges it to, given the force of each commitment. */
final class AsCommitted {
  private AsCommitted() {}

  /**
   * The reference outcome, less what no binding and unconditional commitment of the lab asks for.
   */
  static Outcome outcome(List<Version> policies, List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> reason.code().outcome())
        .map(
            outcome ->
                switch (outcome) {
                  case HALTED -> binds(policies, Kind.HALT) ? outcome : Outcome.CLEARED;
                  case EVALUATION_REQUIRED ->
                      binds(policies, Kind.EVALUATION) ? outcome : Outcome.CLEARED;
                  case CLEARED -> outcome;
                })
        .min(Comparator.naturalOrder())
        .orElse(Outcome.CLEARED);
  }

  private static boolean binds(List<Version> policies, Kind kind) {
    return policies.stream()
        .flatMap(version -> version.policy().commitments().stream())
        .anyMatch(commitment -> commitment.kind() == kind && unconditional(commitment));
  }

  private static boolean unconditional(Commitment commitment) {
    return commitment.force() == Force.BINDING && commitment.conditions().isEmpty();
  }
}
