package dev.countersign.domain.compliance;

import dev.countersign.domain.fact.GateFact.ExceptionRecorded;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the lab stopped where it said that it would. */
final class OnHalts {
  private static final List<Stage> TRAINING = List.of(Stage.TRAIN, Stage.SCALE);

  private final Case facts;
  private final Map<String, ScaleUpRequested> requests = new HashMap<>();
  private final Map<HaltId, List<Step>> past = new HashMap<>();

  /**
   * What a lab did with a version although a halt bound it.
   *
   * @param did a sentence with places for the version and the threshold
   */
  private record Step(ModelVersionId version, String did) {}

  OnHalts(Case facts) {
    this.facts = facts;
    facts.history().stream(ScaleUpRequested.class)
        .forEach(event -> requests.put(event.fact().request().value(), event.fact()));
    facts.halts().all().forEach(halt -> past.put(halt.id(), stepsPast(halt)));
  }

  Standing kept(ModelId model, ModelVersionId version) {
    var all = new ArrayList<>(exceptions(request -> isOf(model, request.base())));
    for (var halt : facts.halts().all()) {
      if (facts.lineage().descends(version, halt.opened().modelVersion())) {
        all.add(standing(halt, model, version));
      }
    }
    return all.isEmpty()
        ? Standing.of(ComplianceStatus.NOT_APPLICABLE, "No halt binds it.", null)
        : Standing.worst(all);
  }

  /** Exceptions for families that were begun from nothing: no model of the record shows these. */
  List<Standing> begunAnyway() {
    return exceptions(request -> request.base() == null);
  }

  private List<Standing> exceptions(Predicate<ScaleUpRequested> wanted) {
    return facts.history().stream(ExceptionRecorded.class)
        .filter(
            event ->
                Optional.ofNullable(requests.get(event.fact().request().value()))
                    .filter(wanted)
                    .isPresent())
        .map(
            event ->
                Standing.of(
                    ComplianceStatus.BREACHED,
                    "The lab went on although the gate did not clear it: "
                        + event.fact().acknowledgement(),
                    event.fact().exception().value(),
                    List.of(new Because("What it had asked for.", event.fact().request().value()))))
        .toList();
  }

  private boolean isOf(ModelId model, @Nullable ModelVersionId version) {
    return version != null
        && facts.lineage().version(version).stream().anyMatch(one -> one.model().equals(model));
  }

  private Standing standing(Halt halt, ModelId model, ModelVersionId version) {
    var below = List.of(new Because("What caused it.", halt.opened().causedBy()));
    var broken =
        past.getOrDefault(halt.id(), List.of()).stream()
            .filter(step -> isTakenWith(step, halt, model, version))
            .findFirst();
    if (broken.isPresent()) {
      return Standing.of(
          ComplianceStatus.BREACHED,
          broken.get().did().formatted(broken.get().version(), halt.opened().thresholdKey()),
          halt.id().value(),
          below);
    }
    return halt.blocks()
        ? Standing.of(
            ComplianceStatus.CLAIMED,
            "The halt for %s binds it, and nothing on record goes past it."
                .formatted(halt.opened().thresholdKey()),
            halt.id().value(),
            below)
        : Standing.of(
            ComplianceStatus.MET,
            "The halt for %s was kept until it was lifted.".formatted(halt.opened().thresholdKey()),
            halt.id().value(),
            below);
  }

  /** True if a version comes from the step, or the step was taken from what the halt stopped. */
  private boolean isTakenWith(Step step, Halt halt, ModelId model, ModelVersionId version) {
    var lineage = facts.lineage();
    return lineage.descends(version, step.version())
        || lineage.ancestorsOf(step.version()).stream()
            .filter(from -> lineage.descends(from, halt.opened().modelVersion()))
            .anyMatch(from -> isOf(model, from));
  }

  /** What was made from the halted version, and let out, at stages that the halt bound. */
  private List<Step> stepsPast(Halt halt) {
    var stages = halt.opened().stages();
    var steps = new ArrayList<Step>();
    if (TRAINING.stream().anyMatch(stages::contains)) {
      during(halt, ModelVersionRegistered.class, ModelVersionRegistered::modelVersion)
          .map(
              made ->
                  new Step(
                      made, "%s was registered while the halt for %s bound what it comes from."))
          .forEach(steps::add);
    }
    if (stages.contains(Stage.EXTERNAL_DEPLOY)) {
      during(halt, ModelDeployed.class, ModelDeployed::modelVersion)
          .map(out -> new Step(out, "%s was deployed while the halt for %s bound it."))
          .forEach(steps::add);
    }
    return steps;
  }

  private <F extends ModelFact> Stream<ModelVersionId> during(
      Halt halt, Class<F> kind, Function<F, ModelVersionId> version) {
    var opened = halt.header().position();
    var lifted = halt.liftedAt();
    return facts.history().stream(kind)
        .filter(event -> event.header().position().isAfter(opened))
        .filter(event -> lifted == null || lifted.isAfter(event.header().position()))
        .map(event -> version.apply(event.fact()))
        .filter(one -> facts.lineage().descends(one, halt.opened().modelVersion()));
  }
}
