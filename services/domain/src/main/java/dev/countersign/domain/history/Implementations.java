package dev.countersign.domain.history;

import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.fact.SafeguardFact.SafeguardDegraded;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.fact.SafeguardFact.SafeguardUpdated;
import dev.countersign.domain.history.Implementation.Step;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Surface;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The safeguards as labs say they stand, each read from all of its facts. */
public final class Implementations {
  private final Map<ImplementationId, Implementation> all = new LinkedHashMap<>();
  private final Map<Place, List<Implementation>> byPlace = new HashMap<>();
  private final Map<Configured, List<Degradation>> degradations = new HashMap<>();

  private record Place(String safeguardKey, Surface surface) {}

  private record Configured(Place place, String configDigest) {}

  private record Degradation(ImplementationId implementation, Position position) {}

  private Implementations(History history) {
    for (var event : history.all(SafeguardImplemented.class)) {
      var fact = event.fact();
      var step = new Step(event.header(), fact.configDigest(), fact.state(), fact.implementer());
      all.putIfAbsent(
          fact.implementation(),
          new Implementation(
              fact.implementation(),
              fact.safeguardKey(),
              fact.modelVersion(),
              fact.surface(),
              List.of(step)));
    }
    for (var event : history.all(SafeguardUpdated.class)) {
      var fact = event.fact();
      var step = new Step(event.header(), fact.configDigest(), fact.state(), fact.implementer());
      all.computeIfPresent(fact.implementation(), (id, before) -> before.then(step));
    }
    all.values()
        .forEach(i -> byPlace.computeIfAbsent(placeOf(i), first -> new ArrayList<>()).add(i));
    for (var event : history.all(SafeguardDegraded.class)) {
      var position = event.header().position();
      Optional.ofNullable(all.get(event.fact().implementation()))
          .ifPresent(implementation -> degrade(implementation, position));
    }
  }

  /** What was bypassed in one place is bypassed wherever it stands in the same configuration. */
  private void degrade(Implementation implementation, Position position) {
    implementation
        .at(position)
        .ifPresent(
            step ->
                degradations
                    .computeIfAbsent(
                        new Configured(placeOf(implementation), step.configDigest()),
                        first -> new ArrayList<>())
                    .add(new Degradation(implementation.id(), position)));
  }

  private static Place placeOf(Implementation implementation) {
    return new Place(implementation.safeguardKey(), implementation.surface());
  }

  public static Implementations of(History history) {
    return new Implementations(history);
  }

  public Optional<Implementation> implementation(ImplementationId id) {
    return Optional.ofNullable(all.get(id));
  }

  /** Every implementation of a safeguard that counts for a version, on one surface, in order. */
  public List<Implementation> of(
      String safeguardKey, Surface surface, ModelVersionId version, Lineage lineage) {
    return byPlace.getOrDefault(new Place(safeguardKey, surface), List.of()).stream()
        .filter(implementation -> lineage.descends(version, implementation.on()))
        .toList();
  }

  /**
   * What is in place: what was said of the version itself or, if nothing was, of the nearest
   * version on each way that it comes. What is said of an ancestor later changes nothing below what
   * has its own. One that was withdrawn stands there as PROPOSED; empty if there never was any.
   */
  public List<Implementation> inPlace(
      String safeguardKey, Surface surface, ModelVersionId version, Lineage lineage) {
    var own = new LinkedHashMap<ModelVersionId, Implementation>();
    for (var implementation : of(safeguardKey, surface, version, lineage)) {
      if (implementation.wasImplemented()) {
        own.merge(implementation.on(), implementation, Implementations::present);
      }
    }
    return own.size() < 2 ? List.copyOf(own.values()) : nearest(version, own, lineage);
  }

  private static List<Implementation> nearest(
      ModelVersionId version, Map<ModelVersionId, Implementation> own, Lineage lineage) {
    var nearest = new ArrayList<Implementation>();
    var seen = new HashSet<ModelVersionId>();
    var open = new ArrayDeque<>(List.of(version));
    while (!open.isEmpty()) {
      var next = open.remove();
      if (seen.add(next)) {
        var found = own.get(next);
        if (found == null) {
          open.addAll(lineage.parentsOf(next));
        } else {
          nearest.add(found);
        }
      }
    }
    return nearest;
  }

  /** Of two on one version: the one that is implemented; of two alike, what was stated last. */
  static Implementation present(Implementation one, Implementation other) {
    if (one.state() != other.state()) {
      return one.state() == ImplementationState.IMPLEMENTED ? one : other;
    }
    return other.newest().isAfter(one.newest()) ? other : one;
  }

  /**
   * What was in place where this one stands, one after the other: on its own version, and before
   * anything was in place there by itself, on whatever that version comes from.
   */
  public List<Stint> past(Implementation implementation, Lineage lineage) {
    return past(implementation, implementation.on(), lineage);
  }

  private List<Stint> past(Implementation like, ModelVersionId version, Lineage lineage) {
    var stated =
        byPlace.getOrDefault(placeOf(like), List.of()).stream()
            .collect(Collectors.groupingBy(Implementation::on));
    return Stint.past(version, lineage, one -> stated.getOrDefault(one, List.of()));
  }

  /** True if a version had this configuration in place, its own or inherited, before a position. */
  public boolean wasInPlace(
      Implementation like,
      String config,
      ModelVersionId version,
      Position before,
      Lineage lineage) {
    // What it had of its own needs no look at what it comes from, which may be much.
    return byPlace.getOrDefault(placeOf(like), List.of()).stream()
            .filter(one -> one.on().equals(version))
            .anyMatch(one -> one.wasInPlaceBefore(before, config))
        || past(like, version, lineage).stream()
            .anyMatch(stint -> stint.configDigest().equals(config) && stint.isBegunBy(before));
  }

  /** The versions of which something was said, in the order in which it was first said. */
  public Set<ModelVersionId> versions() {
    return all.values().stream()
        .map(Implementation::on)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Those whose bypass, after this position, takes from the present configuration its worth. */
  public List<ImplementationId> degradedSince(Implementation implementation, Position position) {
    return degradations
        .getOrDefault(
            new Configured(placeOf(implementation), implementation.configDigest()), List.of())
        .stream()
        .filter(degradation -> degradation.position().isAfter(position))
        .map(Degradation::implementation)
        .distinct()
        .toList();
  }
}
