package dev.countersign.domain.compliance;

import dev.countersign.domain.fact.GateFact.ExceptionRecorded;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether the lab stopped where it said that it would. */
final class OnHalts {
  private static final List<Stage> TRAINING = List.of(Stage.TRAIN, Stage.SCALE);

  private final Case facts;
  private final Map<String, ScaleUpRequested> requests = new HashMap<>();

  OnHalts(Case facts) {
    this.facts = facts;
    facts.history().stream(ScaleUpRequested.class)
        .forEach(event -> requests.put(event.fact().request().value(), event.fact()));
  }

  Standing kept(ModelId model, ModelVersionId version) {
    var all = new ArrayList<Standing>(exceptions(model));
    for (var halt : facts.halts().all()) {
      if (facts.lineage().descends(version, halt.opened().modelVersion())) {
        all.add(standing(halt, version));
      }
    }
    return all.isEmpty()
        ? Standing.of(ComplianceStatus.NOT_APPLICABLE, "No halt binds it.", null)
        : Standing.worst(all);
  }

  private List<Standing> exceptions(ModelId model) {
    return facts.history().stream(ExceptionRecorded.class)
        .filter(event -> isOf(model, event))
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

  private boolean isOf(ModelId model, Event<ExceptionRecorded> event) {
    var request = requests.get(event.fact().request().value());
    return request != null
        && request.base() != null
        && facts.lineage().version(request.base()).stream()
            .anyMatch(version -> version.model().equals(model));
  }

  private Standing standing(Halt halt, ModelVersionId version) {
    var below = List.of(new Because("What caused it.", halt.opened().causedBy()));
    var onwards = trainedOn(halt, version);
    if (!onwards.isEmpty()) {
      return Standing.of(
          ComplianceStatus.BREACHED,
          "%s was registered while the halt for %s bound what it comes from."
              .formatted(onwards.getFirst(), halt.opened().thresholdKey()),
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

  /** What of the version's descent came into being while the halt forbade to train on. */
  private List<ModelVersionId> trainedOn(Halt halt, ModelVersionId version) {
    if (TRAINING.stream().noneMatch(halt.opened().stages()::contains)) {
      return List.of();
    }
    var opened = halt.header().position();
    var lifted = halt.liftedAt();
    return facts.history().stream(ModelVersionRegistered.class)
        .filter(event -> event.header().position().isAfter(opened))
        .filter(event -> lifted == null || lifted.isAfter(event.header().position()))
        .map(event -> Objects.requireNonNull(event.fact().modelVersion()))
        .filter(made -> facts.lineage().descends(version, made))
        .filter(made -> facts.lineage().descends(made, halt.opened().modelVersion()))
        .toList();
  }
}
