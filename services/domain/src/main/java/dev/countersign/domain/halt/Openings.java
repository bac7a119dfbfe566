package dev.countersign.domain.halt;

import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Crossings.Crossing;
import dev.countersign.domain.halt.Consequence.OpenHalt;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.halt.Needs.Defined;
import dev.countersign.domain.id.ModelVersionId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which halts have to open. A crossing has one that binds at every stage that its threshold gates,
 * in whatever document; a needed validation that is lost has one on the version for which it was
 * lost.
 */
final class Openings {
  private final Case facts;
  private final Needs needs;
  private final Map<String, List<Halt>> halts;
  private final Map<String, OpenHalt> open = new LinkedHashMap<>();

  Openings(Case facts) {
    this.facts = facts;
    this.needs = new Needs(facts);
    this.halts =
        facts.halts().all().stream()
            .collect(
                Collectors.groupingBy(
                    halt -> facts.policies().firstKey(halt.opened().thresholdKey())));
  }

  List<Consequence> all() {
    var latched = needs.latched();
    latched.forEach(this::answer);
    if (open.isEmpty() && !latched.isEmpty()) {
      var spokenOf = spokenOf();
      latched.forEach(crossing -> keep(crossing, spokenOf));
    }
    return List.copyOf(open.values());
  }

  /** A crossing is answered by a halt of its own; once that is lifted, by what it needs alone. */
  private void answer(Crossing crossing) {
    var defined = Defined.by(crossing);
    var halts =
        halts(crossing.key(), defined)
            .filter(halt -> halt.opened().modelVersion().equals(crossing.on()))
            .toList();
    if (halts.stream().anyMatch(Halt::blocks)) {
      return;
    }
    var happened = crossing.evaluation().since().position();
    var found = crossing.evaluation().id().value();
    if (halts.stream().noneMatch(halt -> halt.answers(happened))) {
      open(crossing.on(), crossing.key(), defined, Cause.CROSSING, found);
    } else {
      needs
          .lacking(crossing.on(), crossing.threshold())
          .findFirst()
          .map(lacking -> lacking.relatesTo().orElse(found))
          .ifPresent(
              cause -> open(crossing.on(), crossing.key(), defined, Cause.VALIDATION_LOST, cause));
    }
  }

  /**
   * What a crossing needs stays validated, also where it is inherited, and under the definitions in
   * force; what was never validated there is not lost.
   */
  private void keep(Crossing crossing, List<ModelVersionId> spokenOf) {
    var definitions =
        Stream.concat(
                Stream.of(Defined.by(crossing)),
                needs.inForce(crossing.key()).stream()
                    .filter(defined -> !defined.version().id().equals(crossing.version().id())))
            .toList();
    for (var version : spokenOf) {
      if (facts.lineage().descends(version, crossing.on())) {
        definitions.forEach(defined -> keep(version, crossing.key(), defined));
      }
    }
  }

  private void keep(ModelVersionId version, String key, Defined defined) {
    if (!isBound(version, key, defined)) {
      needs
          .lacking(version, defined.threshold())
          .filter(Needs.Lacking::isLost)
          .flatMap(lost -> lost.relatesTo().stream())
          .findFirst()
          .ifPresent(cause -> open(version, key, defined, Cause.VALIDATION_LOST, cause));
    }
  }

  /**
   * The versions of whose safeguards something is said, and merges, parents first: every other
   * stands as what it comes from.
   */
  private List<ModelVersionId> spokenOf() {
    var versions = new HashSet<>(facts.implementations().versions());
    facts
        .attestations()
        .counted()
        .forEach(
            attestation -> {
              if (!attestation.received().validations().isEmpty()) {
                versions.add(attestation.received().version());
              }
            });
    return facts.lineage().versions().stream()
        .filter(v -> versions.contains(v) || facts.lineage().parentsOf(v).size() > 1)
        .toList();
  }

  /** Parents come first: what opens for one of them binds what comes from it. */
  private boolean isBound(ModelVersionId version, String key, Defined defined) {
    return Stream.concat(
            halts(key, defined)
                .filter(Halt::blocks)
                .map(Halt::opened)
                .map(HaltOpened::modelVersion),
            open.values().stream()
                .filter(opens -> facts.policies().same(opens.thresholdKey(), key))
                .map(OpenHalt::modelVersion))
        .anyMatch(bound -> facts.lineage().descends(version, bound));
  }

  /** Those of a threshold, by its first key, that bind at every stage that it gates. */
  private Stream<Halt> halts(String key, Defined defined) {
    return halts.getOrDefault(key, List.of()).stream()
        .filter(halt -> halt.covers(defined.threshold()));
  }

  private void open(
      ModelVersionId version, String key, Defined defined, Cause cause, String causedBy) {
    open.putIfAbsent(
        version + " " + key,
        new OpenHalt(
            version,
            defined.threshold().key(),
            defined.version().digest(),
            defined.threshold().stages(),
            cause,
            causedBy));
  }
}
