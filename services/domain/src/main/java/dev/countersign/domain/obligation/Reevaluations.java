package dev.countersign.domain.obligation;

import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.ReasonCode;
import dev.countersign.domain.history.Discards;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.obligation.Obligation.Due;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.PeriodUnit;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a lab's own policy obliges it to evaluate again, and until when: what was found of a
 * threshold holds so long. Versions are looked at of which nothing else of their model was made but
 * what is discarded. What its lab discarded, and what something newer took the place of, owes what
 * had come due by then, and nothing more.
 */
public final class Reevaluations {
  private static final String ZONE = "UTC";
  private static final String CALENDAR = "weekdays";
  private static final Set<ReasonCode> LAPSED =
      Set.of(
          ReasonCode.STALE_COMPUTE_RATIO,
          ReasonCode.STALE_AGE,
          ReasonCode.MODEL_CHANGED,
          ReasonCode.ELICITATION_ADVANCE);

  private final Case facts;
  private final Discards discards;
  private final Map<EvaluationId, Instant> completed = new LinkedHashMap<>();

  private Reevaluations(Case facts) {
    this.facts = facts;
    this.discards = Discards.of(facts.history());
    facts.history().stream(EvaluationCompleted.class)
        .forEach(event -> completed.put(event.fact().evaluation(), event.fact().completedAt()));
  }

  /** One for each threshold in force of which something was found that ends. */
  public static List<Obligation> of(Case facts) {
    return new Reevaluations(facts).all();
  }

  private List<Obligation> all() {
    var found = new LinkedHashMap<String, Found>();
    facts.history().stream(DeterminationMade.class).forEach(event -> note(found, event));
    var judged = new HashSet<ModelVersionId>();
    facts
        .lineage()
        .models()
        .forEach(model -> judged.addAll(discards.judged(model, facts.lineage())));
    var passed = passed();
    return found.values().stream()
        .filter(one -> isBefore(one, discards.of(one.version()).map(FactHeader::recordedAt)))
        .filter(
            one ->
                judged.contains(one.version())
                    || (isBefore(one, Optional.ofNullable(passed.get(one.version())))
                        && found.values().stream().noneMatch(other -> makesGood(one, other))))
        .flatMap(this::owed)
        .toList();
  }

  private static boolean isBefore(Found found, Optional<Instant> end) {
    return end.filter(found.until()::isAfter).isEmpty();
  }

  /** When something else of the family was first made of a version, and is not discarded. */
  private Map<ModelVersionId, Instant> passed() {
    var passed = new HashMap<ModelVersionId, Instant>();
    facts.history().stream(ModelVersionRegistered.class)
        .filter(event -> discards.of(event.fact().modelVersion()).isEmpty())
        .forEach(
            event ->
                facts
                    .lineage()
                    .ancestorsInFamily(event.fact())
                    .forEach(above -> passed.putIfAbsent(above, event.header().recordedAt())));
    return passed;
  }

  /** True if what was made of a version was evaluated anew for the same threshold since. */
  private boolean makesGood(Found missed, Found other) {
    return other.made().thresholdKey().equals(missed.made().thresholdKey())
        && other.until().isAfter(missed.until())
        && !Objects.equals(other.made().evaluation(), missed.made().evaluation())
        && discards.of(other.version()).isEmpty()
        && facts
            .lineage()
            .version(other.version())
            .filter(below -> facts.lineage().ancestorsInFamily(below).contains(missed.version()))
            .isPresent();
  }

  /** What was found, and until when it holds: until it lapsed, if it did so before. */
  private record Found(DeterminationMade made, Instant startedAt, Instant until) {
    ModelVersionId version() {
      return made.modelVersion();
    }
  }

  private void note(Map<String, Found> found, Event<DeterminationMade> event) {
    var made = event.fact();
    var key = made.modelVersion() + " " + made.thresholdKey();
    var startedAt = made.evaluation() == null ? null : completed.get(made.evaluation());
    if (made.holdsUntil() != null && startedAt != null) {
      found.put(key, new Found(made, startedAt, made.holdsUntil()));
    } else if (made.shortfall() != null && LAPSED.contains(made.shortfall())) {
      found.computeIfPresent(
          key,
          (same, before) ->
              event.header().validFrom().isBefore(before.until())
                  ? new Found(before.made(), before.startedAt(), event.header().validFrom())
                  : before);
    }
  }

  private Stream<Obligation> owed(Found found) {
    var made = found.made();
    var due =
        new Due(found.until(), ClockStart.EVALUATION_COMPLETED, found.startedAt(), ZONE, CALENDAR);
    return facts.policies().at(facts.at()).stream()
        .filter(
            version ->
                version.policy().thresholds().stream()
                    .anyMatch(threshold -> threshold.key().equals(made.thresholdKey())))
        .limit(1)
        .map(
            version ->
                new Obligation(
                    made.modelVersion().value(),
                    version.document().value(),
                    made.thresholdKey(),
                    1,
                    ObligationStates.of(due, null, PeriodUnit.MONTHS, facts.at()),
                    due,
                    List.of(),
                    null,
                    null,
                    null));
  }
}
