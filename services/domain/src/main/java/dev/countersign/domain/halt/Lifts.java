package dev.countersign.domain.halt;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.halt.Halts.State;
import java.util.Optional;

/** When a halt may be lifted: validated safeguards, two disjoint officers, nobody who objects. */
public final class Lifts {
  private final Needs needs;

  private Lifts(Case facts) {
    this.needs = new Needs(facts);
  }

  public static Lifts of(Case facts) {
    return new Lifts(facts);
  }

  /** True if the safeguards of every stage that the threshold gates are validated. */
  public boolean isReady(Halt halt) {
    return needs.of(halt).stream()
        .allMatch(
            defined ->
                needs
                    .lacking(halt.opened().modelVersion(), defined.threshold())
                    .findAny()
                    .isEmpty());
  }

  /**
   * Refuses somebody to ask for the lift of a halt.
   *
   * @throws RuleBrokenException HALT_…, SAFEGUARDS_NOT_VALIDATED, APPROVER_NOT_DISJOINT
   */
  public void checkRequest(Halt halt, String officer) {
    if (halt.state() != State.OPEN && halt.state() != State.LIFT_DENIED) {
      throw new RuleBrokenException(
          "HALT_" + halt.state(), "A lift is asked for already, or granted.");
    }
    if (!isReady(halt)) {
      throw new RuleBrokenException(
          "SAFEGUARDS_NOT_VALIDATED",
          "Every safeguard of every stage that %s gates must be validated first."
              .formatted(halt.opened().thresholdKey()));
    }
    checkDisjoint(halt, officer);
  }

  /**
   * Refuses somebody to agree to a lift.
   *
   * @throws RuleBrokenException LIFT_NOT_REQUESTED, SELF_APPROVAL, APPROVER_NOT_DISJOINT
   */
  public void checkApproval(Halt halt, String officer) {
    var asked = halt.request();
    if (halt.state() != State.LIFT_REQUESTED || asked == null || halt.approval() != null) {
      throw new RuleBrokenException(
          "LIFT_NOT_REQUESTED", "There is no lift that waits for a second officer.");
    }
    if (asked.fact().approver().equals(officer)) {
      throw new RuleBrokenException("SELF_APPROVAL", "Who asked for the lift does not approve it.");
    }
    checkDisjoint(halt, officer);
  }

  private void checkDisjoint(Halt halt, String officer) {
    if (implemented(halt, officer)) {
      throw new RuleBrokenException(
          "APPROVER_NOT_DISJOINT",
          "Who implemented a safeguard does not lift the halt that rests on it.");
    }
  }

  /** Nobody lifts what rests on their own work. */
  private boolean implemented(Halt halt, String officer) {
    return needs.implementers(halt).anyMatch(officer::equals);
  }

  /** Why a lift that is asked for has to be denied, in words; empty if it has not. */
  Optional<String> denial(Halt halt) {
    var request = halt.request();
    if (halt.state() != State.LIFT_REQUESTED || request == null) {
      return Optional.empty();
    }
    if (needs.latched(halt.opened().modelVersion(), halt.opened().thresholdKey()).stream()
        .anyMatch(c -> c.evaluation().since().position().isAfter(request.header().position()))) {
      return Optional.of("The threshold was crossed again since the lift was asked for.");
    }
    if (!isReady(halt)) {
      return Optional.of("A safeguard that the lift rests on is no longer validated.");
    }
    var approval = halt.approval();
    if (implemented(halt, request.fact().approver())
        || (approval != null
            && (approval.fact().approver().equals(request.fact().approver())
                || implemented(halt, approval.fact().approver())))) {
      return Optional.of("It takes two officers, of whom none implemented the safeguards.");
    }
    return halt.objections().stream()
        .filter(
            objection ->
                approval == null
                    || objection.header().recordedAt().isBefore(approval.fact().windowEnds()))
        .map(objection -> objection.fact().reason())
        .findFirst();
  }
}
