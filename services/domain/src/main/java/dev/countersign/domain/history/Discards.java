package dev.countersign.domain.history;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ModelFact.ModelVersionDiscarded;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.id.ModelVersionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The versions of which their lab makes nothing more. Whatever is made from one after that, asked
 * for it or deployed shows that it is not: what counts is what the lab did last.
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
}
