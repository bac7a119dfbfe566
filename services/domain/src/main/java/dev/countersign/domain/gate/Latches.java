package dev.countersign.domain.gate;

import dev.countersign.domain.evaluation.Strength;
import dev.countersign.domain.fact.EvaluationFact.CrossingReassessed;
import dev.countersign.domain.gate.Crossings.Crossing;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.ModelVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which crossings hold. A lab alone undoes none: it takes a new evaluation of the same version that
 * tried at least as hard and is fresh, an auditor who vouches for it, and a written reason. The
 * crossing stays on record.
 */
public final class Latches {
  private final Case facts;
  private final Vouching vouching;

  private Latches(Case facts) {
    this.facts = facts;
    this.vouching = new Vouching(facts);
  }

  public static Latches of(Case facts) {
    return new Latches(facts);
  }

  /** Every crossing that holds, in the order of recording. */
  public List<Crossing> all() {
    return facts.crossings().all().stream().filter(this::holds).toList();
  }

  /** The crossings that bind a version, its own and inherited ones. */
  public List<Crossing> binding(ModelVersionId version) {
    return facts.crossings().all().stream()
        .filter(crossing -> facts.lineage().descends(version, crossing.on()))
        .filter(this::holds)
        .toList();
  }

  /** The crossings of a threshold by versions that share a parent with this one. */
  public List<Crossing> bySiblings(ModelVersionId version, String firstKey) {
    var siblings = facts.lineage().siblingsOf(version);
    return facts.crossings().of(firstKey).stream()
        .filter(crossing -> siblings.contains(crossing.on()))
        .filter(this::holds)
        .toList();
  }

  /** True unless it was shown not to be one. */
  public boolean holds(Crossing crossing) {
    return undoing(crossing).isEmpty();
  }

  /** What shows it not to be one, as things stand; empty if nothing does. */
  Optional<Undoing> undoing(Crossing crossing) {
    return facts.evaluations().reassessments().stream()
        .filter(event -> event.fact().evaluation().equals(crossing.evaluation().id()))
        .filter(event -> facts.policies().same(event.fact().thresholdKey(), crossing.key()))
        .filter(event -> !event.fact().reason().isBlank())
        .flatMap(event -> undoing(crossing, event).stream())
        .reduce((earlier, later) -> later);
  }

  /** What undoes crossings on a version, on what it comes from and on its siblings. */
  List<Undoing> undone(ModelVersionId version) {
    if (facts.evaluations().reassessments().isEmpty()) {
      return List.of();
    }
    var siblings = facts.lineage().siblingsOf(version);
    return facts.crossings().all().stream()
        .filter(
            crossing ->
                facts.lineage().descends(version, crossing.on())
                    || siblings.contains(crossing.on()))
        .flatMap(crossing -> undoing(crossing).stream())
        .toList();
  }

  /** When time alone makes crossings hold again that are undone now. */
  public List<Instant> undoingEnds() {
    return facts.evaluations().reassessments().isEmpty()
        ? List.of()
        : facts.crossings().all().stream()
            .flatMap(crossing -> undoing(crossing).stream())
            .map(Undoing::until)
            .toList();
  }

  /**
   * A reassessment that holds, with the evaluation that bears it.
   *
   * @param until when its evaluation is too old, or too few vouch for it
   */
  record Undoing(
      Crossing crossing,
      Event<CrossingReassessed> statement,
      Reading reassessment,
      Vouching.Vouched vouched,
      Instant until) {
    void pin(Pins pins) {
      pins.crossing(crossing);
      pins.thing(statement.header().id());
      pins.evaluation(reassessment.evaluation());
      vouched.by().forEach(pins::attestation);
    }
  }

  private Optional<Undoing> undoing(Crossing crossing, Event<CrossingReassessed> statement) {
    if (statement.header().recordedAt().isAfter(facts.at())) {
      return Optional.empty();
    }
    var freshness = new Freshness(facts, crossing.on());
    return facts
        .evaluations()
        .accepted(statement.fact().reassessment())
        .filter(later -> later.supports(facts.at()) && later.on().equals(crossing.on()))
        .filter(
            later -> freshness.stale(ThresholdRule.found(later), crossing.threshold()).isEmpty())
        .flatMap(later -> Reading.stated(facts, later, crossing.threshold()))
        .filter(Reading::isUsable)
        .filter(reading -> triesAsHard(reading, crossing))
        .flatMap(
            reading ->
                vouching
                    .enough(
                        reading, Math.max(1, crossing.threshold().independence().minimumAuditors()))
                    .map(
                        vouched ->
                            new Undoing(
                                crossing,
                                statement,
                                reading,
                                vouched,
                                earlier(
                                    vouched.until(),
                                    freshness.endOfAge(
                                        ThresholdRule.found(reading.evaluation()),
                                        crossing.threshold())))));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private boolean triesAsHard(Reading later, Crossing crossing) {
    var earlier = crossing.evaluation();
    return later.evaluation().since().position().isAfter(earlier.since().position())
        && Strength.atLeast(
            later.evaluation().completed().elicitation(), earlier.completed().elicitation())
        && earlier
            .finding(facts.policies(), crossing.key())
            .filter(f -> Strength.atLeast(later.finding().results(), f.results()))
            .isPresent();
  }
}
