package dev.countersign.domain.attestation;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.DecisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Decisions that rested on an attestation which, as is known now, did not count then. An
 * attestation only ever helps to clear, so only what cleared rested on it. Nothing is rewritten.
 */
public final class Impeachments {
  private Impeachments() {}

  /** One decision and what impeaches it. */
  public record Impeachment(DecisionId decision, AttestationId attestation, String reason) {}

  /** Those that are not stated yet, in the order of the decisions. */
  public static List<Impeachment> due(History history) {
    var ends = ends(history);
    if (ends.isEmpty()) {
      return List.of();
    }
    var stated = new HashSet<Impeachment>();
    history.stream(DecisionImpeached.class)
        .map(Event::fact)
        .forEach(f -> stated.add(new Impeachment(f.decision(), f.attestation(), f.reason())));
    var found = new ArrayList<Impeachment>();
    for (var decided : history.all(GateDecided.class)) {
      if (decided.fact().outcome() == Outcome.CLEARED) {
        for (var end : ends) {
          var impeachment =
              new Impeachment(decided.fact().decision(), end.attestation(), end.reason());
          if (end.impeaches(decided) && stated.add(impeachment)) {
            found.add(impeachment);
          }
        }
      }
    }
    return found;
  }

  private static List<End> ends(History history) {
    var found = new ArrayList<End>();
    for (var event : history.all(AttestationRevoked.class)) {
      var fact = event.fact();
      add(history, found, event.header(), fact.attestation(), "REVOKED", fact.effectiveFrom());
    }
    for (var event : history.all(AttestationSuspended.class)) {
      var fact = event.fact();
      add(history, found, event.header(), fact.attestation(), fact.reason(), fact.effectiveFrom());
    }
    return found;
  }

  private static void add(
      History history,
      List<End> found,
      FactHeader ending,
      AttestationId attestation,
      String reason,
      Instant since) {
    history
        .newest(AttestationReceived.class, attestation.value())
        .map(event -> event.header().position())
        .ifPresent(
            received ->
                found.add(new End(attestation, received, reason, since, ending.position())));
  }

  /** The end of an attestation, since when it holds, and from where it was known. */
  private record End(
      AttestationId attestation, Position received, String reason, Instant since, Position known) {
    boolean impeaches(Event<GateDecided> decided) {
      return known.isAfter(decided.header().position())
          && !decided.header().recordedAt().isBefore(since)
          && decided.fact().inputs().contains(received);
    }
  }
}
