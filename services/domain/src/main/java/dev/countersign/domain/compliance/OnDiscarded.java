package dev.countersign.domain.compliance;

import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.Discards;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a version owes that its lab discarded: what it had missed by then, until that is made good,
 * and no evaluation or review since. Its weights are still there, and so are the crossings: what
 * guards them, and halts, are asked for as ever.
 */
final class OnDiscarded {
  private final Case facts;
  private final Discards discards;
  private final Map<EvaluationId, Instant> invalidated = new HashMap<>();

  OnDiscarded(Case facts) {
    this.facts = facts;
    this.discards = Discards.of(facts.history());
    facts.history().stream(EvaluationInvalidated.class)
        .forEach(
            event ->
                invalidated.putIfAbsent(event.fact().evaluation(), event.header().recordedAt()));
  }

  /** The versions of a model that are judged, oldest first. */
  List<ModelVersionId> judged(ModelId model) {
    return discards.judged(model, facts.lineage());
  }

  /** Whether a finding was missed when it ended; empty if it neither shows that nor mends it. */
  private interface Missing {
    Optional<Boolean> of(DeterminationMade made, Instant end);
  }

  /**
   * @param now how it stands to its evaluation, were it not discarded
   */
  Standing made(ModelVersionId version, Standing now) {
    return owed(version, now, OnDiscarded::isLapsed);
  }

  /**
   * @param now how it stands to its review, were it not discarded
   */
  Standing reviewed(ModelVersionId version, Standing now) {
    return owed(version, now, this::isVouchedForNoLonger);
  }

  private static Optional<Boolean> isLapsed(DeterminationMade made, Instant end) {
    if (OnEvaluations.isLapsed(made.shortfall())
        || (made.holdsUntil() != null && !end.isBefore(made.holdsUntil()))) {
      return Optional.of(true);
    }
    return made.shortfall() == null ? Optional.of(false) : Optional.empty();
  }

  private Optional<Boolean> isVouchedForNoLonger(DeterminationMade made, Instant end) {
    var evaluation = Objects.requireNonNull(made.evaluation());
    var before =
        facts.attestations().of(evaluation).stream()
            .filter(counted -> !counted.header().recordedAt().isAfter(end))
            .toList();
    if (before.isEmpty()) {
      return Optional.empty();
    }
    var takenBack = invalidated.get(evaluation);
    return Optional.of(
        (takenBack != null && !takenBack.isAfter(end))
            || before.stream()
                .filter(OnEvaluations::isByAnother)
                .noneMatch(counted -> counted.isActive(end)));
  }

  private Standing owed(ModelVersionId version, Standing now, Missing missing) {
    var discarded = discards.of(version).orElse(null);
    return switch (now.status()) {
      case BREACHED, CONTESTED -> now;
      // What was missed is not undone by taking back what had been found.
      case ABSENT, CLAIMED, OVERDUE ->
          discarded == null || hadMissed(version, discarded, missing)
              ? now
              : owesNothing(discarded);
      case DUE_SOON, MET, NOT_APPLICABLE -> discarded == null ? now : owesNothing(discarded);
    };
  }

  private static Standing owesNothing(FactHeader discarded) {
    return Standing.of(
        ComplianceStatus.NOT_APPLICABLE,
        "It was discarded at %s, and owes no evaluation since.".formatted(discarded.recordedAt()),
        discarded.id());
  }

  private boolean hadMissed(ModelVersionId version, FactHeader discarded, Missing missing) {
    var then = discarded.recordedAt();
    var asked =
        facts.policies().at(then).stream()
            .flatMap(policy -> policy.policy().thresholds().stream())
            .map(CapabilityThreshold::key)
            .map(facts.policies()::firstKey)
            .collect(Collectors.toSet());
    return foundBefore(version, discarded).entrySet().stream()
        .filter(found -> asked.contains(found.getKey()))
        .anyMatch(found -> isMissed(found.getValue(), then, missing));
  }

  /** Each finding is looked at when another took its place, the last when it was discarded. */
  private static boolean isMissed(
      List<Event<DeterminationMade>> found, Instant then, Missing missing) {
    boolean missed = false;
    for (int i = 0; i < found.size(); i++) {
      var end = i + 1 < found.size() ? found.get(i + 1).header().validFrom() : then;
      missed = missing.of(found.get(i).fact(), end).orElse(missed);
    }
    return missed;
  }

  /** What was found by evaluating; that an evaluation was taken back found nothing. */
  private Map<String, List<Event<DeterminationMade>>> foundBefore(
      ModelVersionId version, FactHeader discarded) {
    return facts.history().stream(DeterminationMade.class)
        .filter(event -> event.fact().modelVersion().equals(version))
        .filter(event -> event.fact().evaluation() != null)
        .filter(event -> discarded.position().isAfter(event.header().position()))
        .collect(
            Collectors.groupingBy(event -> facts.policies().firstKey(event.fact().thresholdKey())));
  }
}
