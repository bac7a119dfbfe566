package dev.countersign.domain.history;

import dev.countersign.domain.fact.EvaluationFact.CrossingReassessed;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The evaluations that count: accepted is derived, nobody accepts or rejects by hand. */
public final class Evaluations {
  private final List<Accepted> accepted = new ArrayList<>();
  private final Map<About, List<Accepted>> about = new HashMap<>();
  private final Map<EvaluationId, Accepted> byId = new HashMap<>();
  private final List<Event<CrossingReassessed>> reassessments;

  private record About(ModelVersionId version, String firstKey) {}

  /**
   * An accepted evaluation.
   *
   * @param header of its completion
   * @param since the header of the fact that made it count: its completion, or its last evidence
   * @param decisionGrade true if every piece of its evidence is; otherwise it can alarm, but
   *     neither rule out nor undo anything
   * @param conflicted true if its evaluator was not independent: it can alarm, and no more
   * @param invalidatedAt when its evaluator took it back: it supports nothing, whenever is asked
   *     about; it alarms until then, and a crossing that it found stays. Null if it never was
   */
  public record Accepted(
      FactHeader header,
      FactHeader since,
      EvaluationCompleted completed,
      OrganisationId evaluator,
      boolean decisionGrade,
      boolean conflicted,
      @Nullable Instant invalidatedAt) {
    /**
     * True if it can show at an instant that a capability is not there: it was on record by then,
     * and was never taken back. What is filed late, or taken back later, makes no past day look
     * compliant.
     */
    public boolean supports(Instant at) {
      return invalidatedAt == null && !since.recordedAt().isAfter(at);
    }

    /** True if its evaluator had taken it back by then: it does not even alarm. */
    public boolean isTakenBack(Instant at) {
      return invalidatedAt != null && !invalidatedAt.isAfter(at);
    }

    public EvaluationId id() {
      return completed.evaluation();
    }

    public ModelVersionId on() {
      return completed.modelVersion();
    }

    /** From when its age counts: the earlier of completed and recorded. */
    public Instant concludedAt() {
      return completed.completedAt().isBefore(header.recordedAt())
          ? completed.completedAt()
          : header.recordedAt();
    }

    /** What it says of this threshold, under whatever key. */
    public Optional<Finding> finding(PoliciesInForce policies, String thresholdKey) {
      return completed.findings().stream()
          .filter(finding -> policies.same(finding.thresholdKey(), thresholdKey))
          .findFirst();
    }
  }

  private Evaluations(History history, PoliciesInForce policies) {
    var registered = first(history, EvaluationRegistered.class, EvaluationRegistered::evaluation);
    var started = first(history, EvaluationStarted.class, EvaluationStarted::evaluation);
    var invalid = first(history, EvaluationInvalidated.class, EvaluationInvalidated::evaluation);
    var rejected = first(history, EvaluationRejected.class, EvaluationRejected::evaluation);
    var sealed = new HashMap<EvidenceId, Event<EvidenceSealed>>();
    history
        .all(EvidenceSealed.class)
        .forEach(event -> sealed.putIfAbsent(event.fact().evidence(), event));
    for (var event : history.all(EvaluationCompleted.class)) {
      var id = event.fact().evaluation();
      var registration = registered.get(id);
      if (registration != null && isSound(event, registration, started.get(id), sealed)) {
        boolean conflicted = rejected.containsKey(id);
        add(accept(event, registration, sealed, conflicted, invalid.get(id)), policies);
      }
    }
    // What is older than its age stands at the end of each list, so that the search can stop.
    about.values().forEach(list -> list.sort(NEWEST_FIRST));
    reassessments = history.all(CrossingReassessed.class);
  }

  private static final Comparator<Accepted> NEWEST_FIRST =
      Comparator.comparing(Accepted::concludedAt)
          .thenComparing(evaluation -> evaluation.header().position())
          .reversed();

  private static <F extends Fact> Map<EvaluationId, Event<F>> first(
      History history, Class<F> kind, Function<F, EvaluationId> id) {
    var found = new HashMap<EvaluationId, Event<F>>();
    history.all(kind).forEach(event -> found.putIfAbsent(id.apply(event.fact()), event));
    return found;
  }

  /** Registered before it started, completed after, and every piece of evidence sealed. */
  private static boolean isSound(
      Event<EvaluationCompleted> completed,
      Event<EvaluationRegistered> registered,
      @Nullable Event<EvaluationStarted> started,
      Map<EvidenceId, Event<EvidenceSealed>> sealed) {
    return started != null
        && started.header().position().isAfter(registered.header().position())
        && completed.header().position().isAfter(started.header().position())
        && !completed.fact().completedAt().isBefore(registered.header().recordedAt())
        && sealed.keySet().containsAll(completed.fact().evidence());
  }

  private static Accepted accept(
      Event<EvaluationCompleted> completed,
      Event<EvaluationRegistered> registered,
      Map<EvidenceId, Event<EvidenceSealed>> sealed,
      boolean conflicted,
      @Nullable Event<EvaluationInvalidated> invalidated) {
    var since = completed.header();
    boolean decisionGrade = !completed.fact().evidence().isEmpty();
    for (var evidence : completed.fact().evidence()) {
      var seal = java.util.Objects.requireNonNull(sealed.get(evidence));
      decisionGrade &= seal.fact().decisionGrade();
      since = seal.header().position().isAfter(since.position()) ? seal.header() : since;
    }
    return new Accepted(
        completed.header(),
        since,
        completed.fact(),
        registered.fact().evaluator(),
        decisionGrade,
        conflicted,
        invalidated == null ? null : invalidated.header().recordedAt());
  }

  private void add(Accepted evaluation, PoliciesInForce policies) {
    accepted.add(evaluation);
    byId.putIfAbsent(evaluation.id(), evaluation);
    for (var finding : evaluation.completed().findings()) {
      about
          .computeIfAbsent(
              new About(evaluation.on(), policies.firstKey(finding.thresholdKey())),
              first -> new ArrayList<>())
          .add(evaluation);
    }
  }

  public static Evaluations of(History history, PoliciesInForce policies) {
    return new Evaluations(history, policies);
  }

  /** In the order of their recording. */
  public List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  public Optional<Accepted> accepted(EvaluationId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Those made on this very version that speak of a threshold, the newest first. */
  public List<Accepted> about(ModelVersionId version, String firstKey) {
    return about.getOrDefault(new About(version, firstKey), List.of());
  }

  /** True if a lab has said of it that it shows a crossing not to be one. */
  public boolean isToUndo(EvaluationId id) {
    return reassessments.stream().anyMatch(event -> event.fact().reassessment().equals(id));
  }

  /** What labs have said against crossings, in order. */
  public List<Event<CrossingReassessed>> reassessments() {
    return reassessments;
  }
}
