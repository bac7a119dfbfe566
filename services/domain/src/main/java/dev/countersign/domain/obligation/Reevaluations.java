package dev.countersign.domain.obligation;

import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a lab's own policy obliges it to evaluate again, and until when: what was found of a
 * threshold holds so long. Only versions are looked at from which no other of their model comes.
 * What its lab discarded owes what had come due by then, and nothing more.
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
  private final Map<EvaluationId, Instant> completed = new LinkedHashMap<>();

  private Reevaluations(Case facts) {
    this.facts = facts;
    facts.history().stream(EvaluationCompleted.class)
        .forEach(event -> completed.put(event.fact().evaluation(), event.fact().completedAt()));
  }

  /** One for each threshold in force of which something was found that ends. */
  public static List<Obligation> of(Case facts) {
    return new Reevaluations(facts).all();
  }

  private List<Obligation> all() {
    var newest = new HashSet<ModelVersionId>();
    facts.lineage().models().forEach(model -> newest.addAll(facts.lineage().newestOf(model)));
    var found = new LinkedHashMap<String, Found>();
    facts.history().stream(DeterminationMade.class)
        .filter(event -> newest.contains(event.fact().modelVersion()))
        .forEach(event -> note(found, event));
    var discards = Discards.of(facts.history());
    return found.values().stream()
        .filter(
            one ->
                discards
                    .of(one.made().modelVersion())
                    .filter(discarded -> one.until().isAfter(discarded.recordedAt()))
                    .isEmpty())
        .flatMap(this::owed)
        .toList();
  }

  /** What was found, and until when it holds: until it lapsed, if it did so before. */
  private record Found(DeterminationMade made, Instant startedAt, Instant until) {}

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
