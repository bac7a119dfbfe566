package dev.countersign.domain.gate;

import dev.countersign.domain.halt.Halts;
import dev.countersign.domain.history.Attestations;
import dev.countersign.domain.history.Evaluations;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.Lineage;
import dev.countersign.domain.history.PoliciesInForce;
import java.time.Instant;

/** A lab's history, read for one instant: everything that the rules look things up in. */
public record Case(
    History history,
    Instant at,
    PoliciesInForce policies,
    Lineage lineage,
    Evaluations evaluations,
    Attestations attestations,
    Halts halts) {

  /** Reads a history as it is valid at an instant. */
  public static Case of(History history, Instant at) {
    return new Case(
        history,
        at,
        PoliciesInForce.of(history),
        Lineage.of(history),
        Evaluations.of(history),
        Attestations.of(history),
        Halts.of(history));
  }

  /** The same history, valid at another instant. */
  public Case at(Instant instant) {
    return new Case(history, instant, policies, lineage, evaluations, attestations, halts);
  }
}
