package dev.countersign.domain.halt;

import dev.countersign.domain.attestation.Impeachments;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Crossings;
import dev.countersign.domain.gate.Crossings.Crossing;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Safeguards;
import dev.countersign.domain.gate.Safeguards.Standing;
import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.halt.Consequence.Decide;
import dev.countersign.domain.halt.Consequence.DenyLift;
import dev.countersign.domain.halt.Consequence.ImpeachDecision;
import dev.countersign.domain.halt.Consequence.Lift;
import dev.countersign.domain.halt.Consequence.OpenHalt;
import dev.countersign.domain.halt.Consequence.SuspendAttestation;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.independence.Suspensions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What follows from a history at an instant. Attestations that end come first, then the decisions
 * that this impeaches, then halts, lifts and decisions: when the list is empty, nothing is left to
 * state.
 */
public final class Consequences {
  private final Case facts;
  private final Crossings crossings;

  private Consequences(Case facts) {
    this.facts = facts;
    this.crossings = Crossings.of(facts);
  }

  /** The next things to state, all of one kind; empty when nothing is left. */
  public static List<Consequence> of(Case facts) {
    var ended = attestationsToEnd(facts);
    if (!ended.isEmpty()) {
      return ended;
    }
    var rules = new Consequences(facts);
    var halts = rules.haltsToOpen();
    if (!halts.isEmpty()) {
      return halts;
    }
    var lifts = rules.liftsToSettle();
    return lifts.isEmpty() ? rules.decisionsToTake() : lifts;
  }

  private static List<Consequence> attestationsToEnd(Case facts) {
    var suspensions =
        Suspensions.due(facts.history()).stream()
            .<Consequence>map(
                s ->
                    new SuspendAttestation(
                        s.attestation(), s.reason(), s.effectiveFrom(), s.causedBy()))
            .toList();
    return suspensions.isEmpty()
        ? Impeachments.due(facts.history()).stream()
            .<Consequence>map(i -> new ImpeachDecision(i.decision(), i.attestation(), i.reason()))
            .toList()
        : suspensions;
  }

  private List<Consequence> haltsToOpen() {
    var open = new LinkedHashMap<String, Consequence>();
    for (var crossing : crossings.all()) {
      var halts = haltsOf(crossing);
      if (halts.stream().anyMatch(Halt::blocks)) {
        continue;
      }
      boolean answered =
          halts.stream()
              .anyMatch(halt -> halt.header().position().isAfter(crossing.evaluation().position()));
      var key = crossing.on() + " " + crossing.key();
      if (!answered) {
        open.putIfAbsent(
            key, opening(crossing, Cause.CROSSING, crossing.evaluation().id().value()));
      } else {
        lost(crossing)
            .ifPresent(
                cause -> open.putIfAbsent(key, opening(crossing, Cause.VALIDATION_LOST, cause)));
      }
    }
    return List.copyOf(open.values());
  }

  private List<Halt> haltsOf(Crossing crossing) {
    return facts.halts().all().stream()
        .filter(
            halt ->
                halt.opened().modelVersion().equals(crossing.on())
                    && facts.policies().same(halt.opened().thresholdKey(), crossing.key()))
        .toList();
  }

  private static OpenHalt opening(Crossing crossing, Cause cause, String causedBy) {
    return new OpenHalt(
        crossing.on(),
        crossing.threshold().key(),
        crossing.version().digest(),
        crossing.threshold().stages(),
        cause,
        causedBy);
  }

  /** What stands behind a needed validation that is gone; empty if all are there. */
  private Optional<String> lost(Crossing crossing) {
    return lacking(crossing)
        .map(
            standing ->
                standing.relatesTo() == null
                    ? crossing.evaluation().id().value()
                    : standing.relatesTo());
  }

  /** The first safeguard of any gated stage that is not validated; empty if all are. */
  private Optional<Standing> lacking(Crossing crossing) {
    var safeguards = new Safeguards(facts);
    return crossing.threshold().stages().stream()
        .flatMap(
            stage ->
                crossing.threshold().requiredFor(stage).stream()
                    .map(key -> safeguards.standing(key, stage.surface(), crossing.on())))
        .filter(standing -> standing.status() != Status.VALIDATED)
        .findFirst();
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
    if (lackingFor(halt)) {
      return Optional.of(
          new DenyLift(halt.id(), "A safeguard that the lift rests on is no longer validated."));
    }
    var approval = halt.approval();
    if (approval == null) {
      return Optional.empty();
    }
    var ends = approval.fact().windowEnds();
    var objection =
        halt.objections().stream().filter(o -> o.header().recordedAt().isBefore(ends)).findFirst();
    if (objection.isPresent()) {
      return Optional.of(new DenyLift(halt.id(), objection.get().fact().reason()));
    }
    return facts.at().isBefore(ends) ? Optional.empty() : Optional.of(new Lift(halt.id(), ends));
  }

  /** True if not every safeguard that the halt's lift needs is validated. */
  private boolean lackingFor(Halt halt) {
    return crossings.all().stream()
        .filter(crossing -> haltsOf(crossing).contains(halt))
        .anyMatch(crossing -> lacking(crossing).isPresent());
  }

  /** True if every safeguard that a lift of this halt needs is validated. */
  public static boolean mayBeLifted(Case facts, Halt halt) {
    return !new Consequences(facts).lackingFor(halt);
  }

  private List<Consequence> decisionsToTake() {
    var newest = new LinkedHashMap<RequestId, GateDecided>();
    facts.history().stream(GateDecided.class)
        .forEach(event -> newest.put(event.fact().request(), event.fact()));
    var decisions = new ArrayList<Consequence>();
    for (var event : facts.history().all(ScaleUpRequested.class)) {
      var request = event.fact();
      var decision = Gate.decide(facts, request);
      var before = newest.get(request.request());
      if (before == null
          || before.outcome() != decision.outcome()
          || before.asCommitted() != decision.asCommitted()
          || !before.reasons().equals(decision.reasons())) {
        decisions.add(new Decide(request, decision));
      }
    }
    return decisions;
  }
}
