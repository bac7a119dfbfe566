package dev.countersign.domain.history;

import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.RiskDomain;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each model version comes from: a directed acyclic graph, since parents come first. */
public final class Lineage {
  private final Map<ModelVersionId, ModelVersionRegistered> versions = new HashMap<>();
  private final Map<ModelVersionId, Set<ModelVersionId>> ancestors = new HashMap<>();

  private Lineage(History history) {
    for (var event : history.all(ModelVersionRegistered.class)) {
      var version = event.fact();
      var above = new LinkedHashSet<ModelVersionId>();
      above.add(version.modelVersion());
      for (var parent : version.parents()) {
        above.addAll(ancestorsOf(parent.parent()));
      }
      versions.put(version.modelVersion(), version);
      ancestors.put(version.modelVersion(), above);
    }
  }

  public static Lineage of(History history) {
    return new Lineage(history);
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

  /** True if both have a parent in common and neither comes from the other. */
  public boolean siblings(ModelVersionId one, ModelVersionId other) {
    return !descends(one, other)
        && !descends(other, one)
        && parentsOf(one).stream().anyMatch(parentsOf(other)::contains);
  }

  /**
   * Effective compute of the later version relative to the earlier one: the largest product over
   * all paths; empty if any edge on the way is unknown.
   */
  public Optional<BigDecimal> ratio(
      ModelVersionId earlier, ModelVersionId later, RiskDomain domain) {
    if (earlier.equals(later)) {
      return Optional.of(BigDecimal.ONE);
    }
    var found = Optional.<BigDecimal>empty();
    for (var parent : edgesOf(later)) {
      if (descends(parent.parent(), earlier)) {
        var above = ratio(earlier, parent.parent(), domain);
        var edge = parent.ratio(domain);
        if (above.isEmpty() || edge.isEmpty()) {
          return Optional.empty();
        }
        var product = above.get().multiply(edge.get());
        found = found.map(product::max).or(() -> Optional.of(product));
      }
    }
    return found;
  }

  private List<Parent> edgesOf(ModelVersionId version) {
    return version(version).map(ModelVersionRegistered::parents).orElse(List.of());
  }

  private List<ModelVersionId> parentsOf(ModelVersionId version) {
    return edgesOf(version).stream().map(Parent::parent).toList();
  }
}
