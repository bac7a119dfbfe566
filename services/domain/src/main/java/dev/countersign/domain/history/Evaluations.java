package dev.countersign.domain.history;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The evaluations that count: accepted is derived, nobody accepts or rejects by hand. */
public final class Evaluations {
  private final List<Accepted> accepted = new ArrayList<>();

  /**
   * An accepted evaluation.
   *
   * @param decisionGrade true if every piece of its evidence is; otherwise it can alarm, but
   *     neither rule out nor undo anything
   */
  public record Accepted(
      FactHeader header,
      EvaluationCompleted completed,
      OrganisationId evaluator,
      boolean decisionGrade) {
    public EvaluationId id() {
      return completed.evaluation();
    }

    /** From when its age counts: the earlier of completed and recorded. */
    public Instant concludedAt() {
      return completed.completedAt().isBefore(header.recordedAt())
          ? completed.completedAt()
          : header.recordedAt();
    }

    public Position position() {
      return header.position();
    }

    /** What it says of this threshold; evidence that is not decision-grade rules nothing out. */
    public Optional<Conclusion> conclusion(PoliciesInForce policies, String thresholdKey) {
      return completed.findings().stream()
          .filter(finding -> policies.same(finding.thresholdKey(), thresholdKey))
          .map(Finding::conclusion)
          .map(
              conclusion ->
                  decisionGrade || conclusion.isCrossing() ? conclusion : Conclusion.INCONCLUSIVE)
          .findFirst();
    }
  }

  private Evaluations(History history) {
    var registered = new HashMap<EvaluationId, History.Event<EvaluationRegistered>>();
    history.stream(EvaluationRegistered.class)
        .forEach(event -> registered.put(event.fact().evaluation(), event));
    var started = positions(history, EvaluationStarted.class, EvaluationStarted::evaluation);
    var invalid =
        positions(history, EvaluationInvalidated.class, EvaluationInvalidated::evaluation);
    var sealed = new HashMap<EvidenceId, Boolean>();
    history.stream(EvidenceSealed.class)
        .forEach(event -> sealed.put(event.fact().evidence(), event.fact().decisionGrade()));
    for (var event : history.all(EvaluationCompleted.class)) {
      var id = event.fact().evaluation();
      var registration = registered.get(id);
      var start = started.get(id);
      if (registration != null
          && start != null
          && start.isAfter(registration.header().position())
          && !invalid.containsKey(id)
          && sealed.keySet().containsAll(event.fact().evidence())) {
        accepted.add(
            new Accepted(
                event.header(),
                event.fact(),
                registration.fact().evaluator(),
                !event.fact().evidence().isEmpty()
                    && event.fact().evidence().stream().allMatch(sealed::get)));
      }
    }
  }

  private static <F extends Fact> Map<EvaluationId, Position> positions(
      History history, Class<F> kind, java.util.function.Function<F, EvaluationId> id) {
    var positions = new HashMap<EvaluationId, Position>();
    history.stream(kind)
        .forEach(event -> positions.put(id.apply(event.fact()), event.header().position()));
    return positions;
  }

  public static Evaluations of(History history) {
    return new Evaluations(history);
  }

  /** In the order of their recording. */
  public List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  /** Every threshold key that some accepted evaluation speaks of. */
  public Set<String> thresholdKeys() {
    var keys = new HashSet<String>();
    accepted.forEach(
        evaluation ->
            evaluation.completed().findings().forEach(finding -> keys.add(finding.thresholdKey())));
    return keys;
  }
}
