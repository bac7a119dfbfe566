package dev.countersign.domain.history;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ModelFact.ModelVersionDiscarded;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The versions of which their lab makes nothing more. Whatever is made from one after that, asked
 * for it or deployed shows that it is not: what counts is what the lab did last. Nor is what it was
 * cleared to go on from, and may.
 */
public final class Discards {
  private final Map<ModelVersionId, FactHeader> discarded = new HashMap<>();

  private Discards(History history) {
    for (var event : history.all(ModelVersionDiscarded.class)) {
      discarded.put(event.fact().modelVersion(), event.header());
    }
    if (!discarded.isEmpty()) {
      use(
          history,
          ModelVersionRegistered.class,
          fact -> fact.parents().stream().map(Parent::parent).toList());
      use(history, ModelDeployed.class, fact -> List.of(fact.modelVersion()));
      use(
          history,
          ScaleUpRequested.class,
          fact -> fact.base() == null ? List.of() : List.of(fact.base()));
      var clearances = Clearances.of(history);
      discarded
          .entrySet()
          .removeIf(
              one -> {
                var position = one.getValue().position();
                return clearances.since(one.getKey(), position)
                    || clearances.count(one.getKey(), position, one.getValue().recordedAt());
              });
    }
  }

  private <F extends Fact> void use(
      History history, Class<F> kind, Function<F, List<ModelVersionId>> of) {
    history.stream(kind)
        .forEach(
            event ->
                of.apply(event.fact())
                    .forEach(
                        version ->
                            discarded.computeIfPresent(
                                version,
                                (same, header) ->
                                    event.header().position().isAfter(header.position())
                                        ? null
                                        : header)));
  }

  public static Discards of(History history) {
    return new Discards(history);
  }

  /** What says that a version is discarded; empty while it is not. */
  public Optional<FactHeader> of(ModelVersionId version) {
    return Optional.ofNullable(discarded.get(version));
  }

  /**
   * The versions of a model by which its lab is judged, oldest first: those of which nothing else
   * was made in their family but what is discarded.
   */
  public List<ModelVersionId> judged(ModelId model, Lineage lineage) {
    var newest = lineage.newestOf(model);
    if (newest.stream().noneMatch(discarded::containsKey)) {
      return newest;
    }
    var reached = reached(model, newest, lineage);
    var going = reached.stream().filter(version -> !discarded.containsKey(version)).toList();
    return lineage.versions().stream()
        .filter(reached::contains)
        .filter(
            version ->
                going.stream()
                    .noneMatch(one -> !one.equals(version) && lineage.descends(one, version)))
        .toList();
  }

  /** The newest, and from what is discarded upwards all to the first that is not. */
  private Set<ModelVersionId> reached(ModelId model, List<ModelVersionId> newest, Lineage lineage) {
    var reached = new HashSet<>(newest);
    var seen = new HashSet<ModelVersionId>();
    var open = new ArrayDeque<>(newest.stream().filter(discarded::containsKey).toList());
    while (!open.isEmpty()) {
      for (var parent : lineage.parentsOf(open.remove())) {
        if (seen.add(parent)) {
          boolean ofFamily =
              lineage.version(parent).filter(above -> above.model().equals(model)).isPresent();
          if (ofFamily) {
            reached.add(parent);
          }
          if (!ofFamily || discarded.containsKey(parent)) {
            open.add(parent);
          }
        }
      }
    }
    return reached;
  }
}
