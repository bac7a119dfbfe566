package dev.countersign.domain.pack;

import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.LatchedDefinitions;
import dev.countersign.domain.gate.Safeguards;
import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.pack.Pack.Draft;
import dev.countersign.domain.pack.Pack.PackPart;
import dev.countersign.domain.pack.Pack.Section;
import dev.countersign.domain.policy.Surface;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a model report tells of safeguards, and of halts that bind the version. */
final class ReportOnSafeguards {
  private final Case facts;
  private final ModelVersionId version;

  /** A safeguard in one place. */
  private record Place(String key, Surface surface) {}

  ReportOnSafeguards(Case facts, ModelVersionId version) {
    this.facts = facts;
    this.version = version;
  }

  /** Those in place, as derived; and those that a crossing asks for and that are not validated. */
  Section inPlace() {
    var draft = new Draft(PackPart.SAFEGUARDS);
    var safeguards = new Safeguards(facts);
    var required = required();
    var places = new LinkedHashSet<>(implemented());
    places.addAll(required);
    for (var place : places) {
      var standing = safeguards.standing(place.key(), place.surface(), version);
      draft.say(
          "%s on %s: %s.".formatted(place.key(), place.surface(), standing.status()),
          standing.relatesTo());
      draft.missIf(
          required.contains(place) && standing.status() != Status.VALIDATED,
          "%s is asked for on %s by a crossing, and is %s."
              .formatted(place.key(), place.surface(), standing.status()));
    }
    return draft.section();
  }

  private Set<Place> implemented() {
    return facts.history().stream(SafeguardImplemented.class)
        .map(Event::fact)
        .filter(fact -> facts.lineage().descends(version, fact.modelVersion()))
        .map(fact -> new Place(fact.safeguardKey(), fact.surface()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * What the thresholds ask for that the version is known to have crossed, as they were then and as
   * they are in force.
   */
  private Set<Place> required() {
    var definitions = new LatchedDefinitions(facts);
    return facts.history().stream(DeterminationMade.class)
        .map(Event::fact)
        .filter(made -> made.modelVersion().equals(version) && made.latched())
        .flatMap(made -> definitions.of(made).stream())
        .map(LatchedDefinitions.Defined::threshold)
        .flatMap(
            threshold ->
                threshold.stages().stream()
                    .sorted()
                    .flatMap(
                        stage ->
                            threshold.requiredFor(stage).stream()
                                .map(key -> new Place(key, stage.surface()))))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  Section halts() {
    var draft = new Draft(PackPart.HALTS);
    facts.halts().all().stream()
        .filter(halt -> facts.lineage().descends(version, halt.opened().modelVersion()))
        .forEach(
            halt ->
                draft.say(
                    "Halt over %s since %s, for %s: %s."
                        .formatted(
                            halt.opened().thresholdKey(),
                            halt.header().validFrom(),
                            halt.opened().cause(),
                            halt.state()),
                    halt.id().value()));
    return draft.section();
  }
}
