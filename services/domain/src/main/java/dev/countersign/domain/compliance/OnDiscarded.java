package dev.countersign.domain.compliance;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.Discards;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * What a version owes that its lab discarded: what it had missed by then, until that is made good,
 * and no evaluation or review since. Its weights are still there, and so are the crossings: what
 * guards them, and halts, are asked for as ever.
 */
final class OnDiscarded {
  private final Case facts;
  private final Discards discards;

  OnDiscarded(Case facts) {
    this.facts = facts;
    this.discards = Discards.of(facts.history());
  }

  /** The versions of a model that are judged, oldest first. */
  List<ModelVersionId> judged(ModelId model) {
    return discards.judged(model, facts.lineage());
  }

  /**
   * @param now how it stands to its evaluation, were it not discarded
   */
  Standing made(ModelVersionId version, Standing now) {
    return owed(
        version,
        now,
        (made, then) ->
            OnEvaluations.isLapsed(made.shortfall())
                || (made.holdsUntil() != null && !then.isBefore(made.holdsUntil())));
  }

  /**
   * @param now how it stands to its review, were it not discarded
   */
  Standing reviewed(ModelVersionId version, Standing now) {
    return owed(version, now, this::isVouchedForNoLonger);
  }

  private boolean isVouchedForNoLonger(DeterminationMade made, Instant then) {
    if (made.evaluation() == null) {
      return false;
    }
    var before =
        facts.attestations().of(made.evaluation()).stream()
            .filter(counted -> !counted.header().recordedAt().isAfter(then))
            .toList();
    return !before.isEmpty()
        && before.stream()
            .filter(OnEvaluations::isByAnother)
            .noneMatch((Counted counted) -> counted.isActive(then));
  }

  private Standing owed(
      ModelVersionId version, Standing now, BiPredicate<DeterminationMade, Instant> missed) {
    var discarded = discards.of(version).orElse(null);
    return switch (now.status()) {
      case BREACHED, CONTESTED -> now;
      case OVERDUE ->
          discarded == null || hadMissed(version, discarded, missed) ? now : owesNothing(discarded);
      case ABSENT, DUE_SOON, CLAIMED, MET, NOT_APPLICABLE ->
          discarded == null ? now : owesNothing(discarded);
    };
  }

  private static Standing owesNothing(FactHeader discarded) {
    return Standing.of(
        ComplianceStatus.NOT_APPLICABLE,
        "It was discarded at %s, and owes no evaluation since.".formatted(discarded.recordedAt()),
        discarded.id());
  }

  private boolean hadMissed(
      ModelVersionId version,
      FactHeader discarded,
      BiPredicate<DeterminationMade, Instant> missed) {
    var then = discarded.recordedAt();
    var asked =
        facts.policies().at(then).stream()
            .flatMap(policy -> policy.policy().thresholds().stream())
            .map(CapabilityThreshold::key)
            .map(facts.policies()::firstKey)
            .collect(Collectors.toSet());
    return newestBefore(version, discarded).entrySet().stream()
        .filter(found -> asked.contains(found.getKey()))
        .anyMatch(found -> missed.test(found.getValue(), then));
  }

  private Map<String, DeterminationMade> newestBefore(
      ModelVersionId version, FactHeader discarded) {
    var newest = new LinkedHashMap<String, DeterminationMade>();
    facts.history().stream(DeterminationMade.class)
        .filter(event -> event.fact().modelVersion().equals(version))
        .filter(event -> discarded.position().isAfter(event.header().position()))
        .forEach(
            event ->
                newest.put(facts.policies().firstKey(event.fact().thresholdKey()), event.fact()));
    return newest;
  }
}
