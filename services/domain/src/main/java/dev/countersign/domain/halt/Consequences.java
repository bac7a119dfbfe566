package dev.countersign.domain.halt;

import dev.countersign.domain.attestation.Impeachments;
import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Decision;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.halt.Consequence.Decide;
import dev.countersign.domain.halt.Consequence.DenyLift;
import dev.countersign.domain.halt.Consequence.ImpeachDecision;
import dev.countersign.domain.halt.Consequence.Lift;
import dev.countersign.domain.halt.Consequence.RejectEvaluation;
import dev.countersign.domain.halt.Consequence.SuspendAttestation;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.history.Kept;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.independence.EvaluatorConflicts;
import dev.countersign.domain.independence.Suspensions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What follows from a history at an instant. Evaluations and attestations that should not count
 * come first, then the decisions that this impeaches, then halts, lifts and decisions: when the
 * list is empty, nothing is left to state.
 */
public final class Consequences {
  private final Case facts;
  private final Lifts lifts;
  private final Kept kept;

  private Consequences(Case facts, Kept kept) {
    this.facts = facts;
    this.kept = kept;
    this.lifts = Lifts.of(facts);
  }

  /** The next things to state, all of one kind; empty when nothing is left. */
  public static List<Consequence> of(Case facts) {
    var rules = new Consequences(facts, new Kept());
    var owed = rules.beforeDecisions();
    return owed.isEmpty() ? rules.decisionsToTake() : owed;
  }

  /** What has to be stated before anything is decided; empty when a decision may be taken. */
  public static List<Consequence> beforeDecisions(Case facts) {
    return beforeDecisions(facts, new Kept());
  }

  /**
   * The same, of a history that grows.
   *
   * @param kept what was found of it while it was shorter
   */
  public static List<Consequence> beforeDecisions(Case facts, Kept kept) {
    return new Consequences(facts, kept).beforeDecisions();
  }

  private List<Consequence> beforeDecisions() {
    var rejected =
        kept.of("rejections", facts.history(), EvaluatorConflicts::due).stream()
            .<Consequence>map(RejectEvaluation::new)
            .toList();
    if (!rejected.isEmpty()) {
      return rejected;
    }
    var ended = attestationsToEnd();
    if (!ended.isEmpty()) {
      return ended;
    }
    var halts = new Openings(facts).all();
    return halts.isEmpty() ? liftsToSettle() : halts;
  }

  private List<Consequence> attestationsToEnd() {
    var suspensions =
        kept.of("suspensions", facts.history(), Suspensions::due).stream()
            .<Consequence>map(
                s ->
                    new SuspendAttestation(
                        s.attestation(), s.reason(), s.effectiveFrom(), s.causedBy()))
            .toList();
    return suspensions.isEmpty()
        ? kept.of("impeachments", facts.history(), Impeachments::due).stream()
            .<Consequence>map(ImpeachDecision::new)
            .toList()
        : suspensions;
  }

  private List<Consequence> liftsToSettle() {
    var settled = new ArrayList<Consequence>();
    for (var halt : facts.halts().all()) {
      if (halt.state() == State.LIFT_REQUESTED) {
        settle(halt).ifPresent(settled::add);
      }
    }
    return settled;
  }

  private Optional<Consequence> settle(Halt halt) {
    var denial = lifts.denial(halt);
    if (denial.isPresent()) {
      return Optional.of(new DenyLift(halt.id(), denial.get()));
    }
    return Optional.ofNullable(halt.approval())
        .map(approval -> approval.fact().windowEnds())
        .filter(ends -> !facts.at().isBefore(ends))
        .map(ends -> new Lift(halt.id(), ends));
  }

  private List<Consequence> decisionsToTake() {
    var newest = new LinkedHashMap<RequestId, GateDecided>();
    facts
        .history()
        .all(GateDecided.class)
        .forEach(event -> newest.put(event.fact().request(), event.fact()));
    var impeached =
        facts.history().stream(DecisionImpeached.class)
            .map(event -> event.fact().decision())
            .collect(Collectors.toSet());
    var decisions = new ArrayList<Consequence>();
    for (var event : facts.history().all(ScaleUpRequested.class)) {
      var request = event.fact();
      var decision = Gate.decide(facts, request);
      var before = newest.get(request.request());
      // What is impeached does not stand, even where something else gives the same answer.
      if (before == null
          || impeached.contains(before.decision())
          || answersOtherwise(before, decision)) {
        decisions.add(new Decide(request, decision));
      }
    }
    return decisions;
  }

  /** True if what stands is not what the gate would say; a new fact behind it alone is not that. */
  private static boolean answersOtherwise(GateDecided before, Decision now) {
    return before.outcome() != now.outcome()
        || before.asCommitted() != now.asCommitted()
        || !before.reasons().equals(now.reasons())
        || !before.differences().equals(now.differences())
        || !Objects.equals(before.validUntil(), now.validUntil())
        || !before.policyVersionDigests().equals(now.policyVersionDigests());
  }
}
