package dev.countersign.domain.attestation;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.EvaluationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decisions that rested on an attestation or an evaluation which, as is known now, did not count
 * then. Nothing is rewritten.
 */
public final class Impeachments {
  private Impeachments() {}

  /** Those that are not stated yet, in the order of the decisions. */
  public static List<DecisionImpeached> due(History history) {
    var ends = ends(history);
    if (ends.isEmpty()) {
      return List.of();
    }
    var stated = new HashSet<DecisionImpeached>();
    history.stream(DecisionImpeached.class).map(Event::fact).forEach(stated::add);
    var found = new ArrayList<DecisionImpeached>();
    for (var decided : history.all(GateDecided.class)) {
      for (var end : ends) {
        var impeachment = end.impeachment(decided.fact().decision());
        if (end.isPinnedBy(decided)
            && !stated.contains(impeachment)
            && end.bears(decided, history)
            && stated.add(impeachment)) {
          found.add(impeachment);
        }
      }
    }
    return found;
  }

  private static List<End> ends(History history) {
    var found = new ArrayList<End>();
    for (var event : history.all(AttestationRevoked.class)) {
      var fact = event.fact();
      received(history, fact.attestation())
          .map(on -> End.of(fact.attestation(), on, "REVOKED", fact.effectiveFrom(), event))
          .ifPresent(found::add);
    }
    for (var event : history.all(AttestationSuspended.class)) {
      var fact = event.fact();
      received(history, fact.attestation())
          .map(on -> End.of(fact.attestation(), on, fact.reason(), fact.effectiveFrom(), event))
          .ifPresent(found::add);
    }
    for (var event : history.all(EvaluationRejected.class)) {
      history
          .newest(EvaluationCompleted.class, event.fact().evaluation().value())
          .map(completed -> End.of(completed.header().position(), event))
          .ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Position> received(History history, AttestationId attestation) {
    return history
        .newest(AttestationReceived.class, attestation.value())
        .map(event -> event.header().position());
  }

  /**
   * The end of an attestation or of an evaluation.
   *
   * @param on the position of what ended
   * @param since when it holds
   * @param known the position from which on it was known
   */
  private record End(
      @Nullable AttestationId attestation,
      @Nullable EvaluationId evaluation,
      Position on,
      String reason,
      Instant since,
      Position known) {
    static End of(
        AttestationId attestation,
        Position on,
        String reason,
        Instant since,
        Event<? extends Fact> ending) {
      return new End(attestation, null, on, reason, since, ending.header().position());
    }

    static End of(Position on, Event<EvaluationRejected> rejected) {
      var fact = rejected.fact();
      return new End(
          null,
          fact.evaluation(),
          on,
          fact.reason(),
          fact.effectiveFrom(),
          rejected.header().position());
    }

    DecisionImpeached impeachment(DecisionId decision) {
      return new DecisionImpeached(decision, attestation, reason, evaluation);
    }

    boolean isPinnedBy(Event<GateDecided> decided) {
      return decided.fact().outcome() == Outcome.CLEARED
          && known.isAfter(decided.header().position())
          && !decided.header().validFrom().isBefore(since)
          && decided.fact().inputs().contains(on);
    }

    /**
     * An attestation only ever helps to clear. An evaluation may be pinned for what it alarms of,
     * and that stays: what is cleared with its rejection known did not rest on it.
     */
    boolean bears(Event<GateDecided> decided, History history) {
      if (attestation != null) {
        return true;
      }
      var positions = new ArrayList<>(decided.fact().inputs());
      positions.add(known);
      var pinned = history.only(positions);
      return pinned.newest(ScaleUpRequested.class, decided.fact().request().value()).stream()
          .map(event -> Gate.decide(Case.of(pinned, decided.header().validFrom()), event.fact()))
          .noneMatch(again -> again.outcome() == Outcome.CLEARED);
    }
  }
}
