package dev.countersign.domain.gate;

import dev.countersign.domain.halt.Halts;
import dev.countersign.domain.history.Attestations;
import dev.countersign.domain.history.Changes;
import dev.countersign.domain.history.Evaluations;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.Implementations;
import dev.countersign.domain.history.Kept;
import dev.countersign.domain.history.Lineage;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.history.PoliciesInForce.Version;
import java.time.Instant;

/** A lab's history, read for one instant: everything that the rules look things up in. */
public record Case(
    History history,
    Instant at,
    PoliciesInForce policies,
    Lineage lineage,
    Changes changes,
    Evaluations evaluations,
    Attestations attestations,
    Implementations implementations,
    Halts halts,
    Crossings crossings,
    Ceilings ceilings) {

  /** Reads a history as it is valid at an instant. */
  public static Case of(History history, Instant at) {
    return of(history, at, new Kept());
  }

  /**
   * The same, of a history that grows.
   *
   * @param kept what was read of it while it was shorter
   */
  public static Case of(History history, Instant at, Kept kept) {
    var policies = kept.of("policies", history, PoliciesInForce::of);
    var evaluations = kept.of("evaluations", history, h -> Evaluations.of(h, policies), policies);
    return new Case(
        history,
        at,
        policies,
        kept.of("lineage", history, Lineage::of),
        kept.of("changes", history, Changes::of),
        evaluations,
        kept.of("attestations", history, Attestations::of),
        kept.of("implementations", history, Implementations::of),
        kept.of("halts", history, Halts::of),
        kept.of(
            "crossings", history, h -> Crossings.of(evaluations, policies), evaluations, policies),
        kept.of("ceilings", history, Ceilings::of));
  }

  /** The same history, valid at another instant. */
  public Case at(Instant instant) {
    return with(instant, policies, halts, crossings);
  }

  /** The same history as if this policy version alone applied, nothing latched and no halt open. */
  Case underAlone(Version version) {
    return with(at, policies.asIfAlways(version), Halts.none(), Crossings.none());
  }

  private Case with(Instant instant, PoliciesInForce inForce, Halts open, Crossings latched) {
    return new Case(
        history,
        instant,
        inForce,
        lineage,
        changes,
        evaluations,
        attestations,
        implementations,
        open,
        latched,
        ceilings);
  }
}
