package dev.countersign.domain.history;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.RiskDomain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What each model version comes from: a directed acyclic graph. */
public final class Lineage {
  private final Map<ModelVersionId, ModelVersionRegistered> versions = new LinkedHashMap<>();
  private final Map<ModelVersionId, Set<ModelVersionId>> ancestors = new HashMap<>();
  private final Map<ModelVersionId, List<ModelVersionId>> children = new HashMap<>();
  private final Map<ModelId, List<ModelVersionId>> newest = new LinkedHashMap<>();
  private final Map<Path, Map<ModelVersionId, Optional<BigDecimal>>> ratios =
      new ConcurrentHashMap<>();

  private record Path(ModelVersionId to, RiskDomain domain) {}

  private Lineage(History history) {
    history
        .all(ModelVersionRegistered.class)
        .forEach(event -> versions.putIfAbsent(event.fact().modelVersion(), event.fact()));
    for (var version : versions.keySet()) {
      climb(version, new LinkedHashSet<>());
      for (var parent : parentsOf(version)) {
        children.computeIfAbsent(parent, none -> new ArrayList<>()).add(version);
      }
    }
    var passed = new HashSet<ModelVersionId>();
    versions.values().forEach(version -> passed.addAll(ancestorsInFamily(version)));
    for (var version : versions.values()) {
      var newestOfFamily = newest.computeIfAbsent(version.model(), none -> new ArrayList<>());
      if (!passed.contains(version.modelVersion())) {
        newestOfFamily.add(version.modelVersion());
      }
    }
  }

  /** What of its own model family a version comes from. */
  public List<ModelVersionId> ancestorsInFamily(ModelVersionRegistered version) {
    return ancestorsOf(version.modelVersion()).stream()
        .filter(above -> !above.equals(version.modelVersion()))
        .filter(above -> version(above).filter(v -> v.model().equals(version.model())).isPresent())
        .toList();
  }

  /**
   * The lineage that a history tells of.
   *
   * @throws RuleBrokenException LINEAGE_CYCLE if a version comes from itself
   */
  public static Lineage of(History history) {
    return new Lineage(history);
  }

  /** Parents come first in the set, the version itself last. */
  private Set<ModelVersionId> climb(ModelVersionId version, Set<ModelVersionId> path) {
    var known = ancestors.get(version);
    if (known != null) {
      return known;
    }
    if (!path.add(version)) {
      throw new RuleBrokenException(
          "LINEAGE_CYCLE",
          "$.parents: a version cannot come from itself: %s → %s.".formatted(path, version));
    }
    var above = new LinkedHashSet<ModelVersionId>();
    for (var parent : edgesOf(version)) {
      above.addAll(climb(parent.parent(), path));
    }
    above.add(version);
    path.remove(version);
    ancestors.put(version, Collections.unmodifiableSet(above));
    return above;
  }

  /** Every version, in the order of registration. */
  public Set<ModelVersionId> versions() {
    return Collections.unmodifiableSet(versions.keySet());
  }

  /** The version as registered. */
  public Optional<ModelVersionRegistered> version(ModelVersionId id) {
    return Optional.ofNullable(versions.get(id));
  }

  /** The version itself and everything that it comes from, over every path. */
  public Set<ModelVersionId> ancestorsOf(ModelVersionId version) {
    return ancestors.getOrDefault(version, Set.of(version));
  }

  /** True if the later version is the earlier one or comes from it. */
  public boolean descends(ModelVersionId later, ModelVersionId earlier) {
    return ancestorsOf(later).contains(earlier);
  }

  /**
   * The versions that have a parent in common with this one, where neither comes from the other.
   */
  public Set<ModelVersionId> siblingsOf(ModelVersionId version) {
    return parentsOf(version).stream()
        .flatMap(parent -> children.getOrDefault(parent, List.of()).stream())
        .filter(other -> !descends(version, other) && !descends(other, version))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The versions of a model family from which no other of the family comes, oldest first. */
  public List<ModelVersionId> newestOf(ModelId model) {
    return newest.getOrDefault(model, List.of());
  }

  /** Every model family that has a version, in the order of their first ones. */
  public Set<ModelId> models() {
    return Collections.unmodifiableSet(newest.keySet());
  }

  /**
   * Effective compute of the later version relative to the earlier one: the largest product over
   * all paths; empty if any edge on the way is unknown, or there is no way.
   */
  public Optional<BigDecimal> ratio(
      ModelVersionId earlier, ModelVersionId later, RiskDomain domain) {
    return ratios
        .computeIfAbsent(new Path(later, domain), this::ratiosTo)
        .getOrDefault(earlier, Optional.empty());
  }

  private Map<ModelVersionId, Optional<BigDecimal>> ratiosTo(Path path) {
    var found = new HashMap<ModelVersionId, Optional<BigDecimal>>();
    found.put(path.to(), Optional.of(BigDecimal.ONE));
    // Every version is passed after all through which the later one comes from it.
    for (var version : new ArrayList<>(ancestorsOf(path.to())).reversed()) {
      var below = found.getOrDefault(version, Optional.empty());
      for (var edge : edgesOf(version)) {
        var product = below.flatMap(b -> edge.ratio(path.domain()).map(b::multiply));
        found.merge(edge.parent(), product, (a, b) -> a.flatMap(x -> b.map(x::max)));
      }
    }
    return found;
  }

  private List<Parent> edgesOf(ModelVersionId version) {
    return version(version).map(ModelVersionRegistered::parents).orElse(List.of());
  }

  /** What a version was made from directly. */
  public List<ModelVersionId> parentsOf(ModelVersionId version) {
    return edgesOf(version).stream().map(Parent::parent).toList();
  }
}
