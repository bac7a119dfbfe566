package dev.countersign.domain.halt;

import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Latches;
import dev.countersign.domain.history.Attestations.Counted;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When time alone brings something: effect of a policy, end of a window, expiry, end of validity.
 */
public final class DueInstants {
  private DueInstants() {}

  /** The next such instant after this one; empty if none is in sight. */
  public static Optional<Instant> next(Case facts, Instant after) {
    var validities =
        facts.history().stream(GateDecided.class)
            .map(event -> event.fact().validUntil())
            .filter(Objects::nonNull);
    var determinations =
        facts.history().stream(DeterminationMade.class)
            .map(event -> event.fact().holdsUntil())
            .filter(Objects::nonNull);
    return Stream.of(validities, determinations, beforeDecisions(facts, after))
        .flatMap(instants -> instants)
        .filter(instant -> instant.isAfter(after))
        .min(Comparator.naturalOrder());
  }

  /** The next such instant at which more than a decision may have to be stated. */
  static Optional<Instant> nextBeforeDecisions(Case facts, Instant after) {
    return beforeDecisions(facts, after)
        .filter(instant -> instant.isAfter(after))
        .min(Comparator.naturalOrder());
  }

  private static Stream<Instant> beforeDecisions(Case facts, Instant after) {
    var windows =
        facts.halts().all().stream()
            .map(Halts.Halt::approval)
            .filter(Objects::nonNull)
            .map(approval -> approval.fact().windowEnds());
    var expiries = facts.attestations().counted().stream().map(Counted::endsAt);
    var policies = facts.policies().nextChange(after).stream();
    var undoings = Latches.of(facts).undoingEnds().stream();
    return Stream.of(windows, expiries, policies, undoings).flatMap(instants -> instants);
  }
}
