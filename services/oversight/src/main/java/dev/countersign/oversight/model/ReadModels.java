package dev.countersign.oversight.model;

import dev.countersign.domain.fact.ModelFact.ModelAnnounced;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ModelFact.ModelRegistered;
import dev.countersign.domain.fact.ModelFact.ModelVersionDiscarded;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Models and their versions, as far as the viewer may see them. */
@UseCase
public class ReadModels {
  private final Facts facts;

  ReadModels(Facts facts) {
    this.facts = facts;
  }

  public Optional<Event<ModelRegistered>> model(String id) {
    return facts.first(ModelRegistered.class, id);
  }

  public Page<Event<ModelRegistered>> models(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(ModelRegistered.class).ofLab(lab), window);
  }

  public int countModels(@Nullable String lab) {
    return facts.count(Wanted.all(ModelRegistered.class).ofLab(lab));
  }

  /** Those of these models that are announced. */
  public Set<String> announced(Collection<String> models) {
    return facts.of(ModelAnnounced.class, models).stream()
        .map(event -> event.header().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those of these versions that are deployed. */
  public Set<String> deployed(Collection<String> versions) {
    return facts.of(ModelDeployed.class, versions).stream()
        .map(event -> event.header().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** When those of these versions that are discarded were so last, by their ids. */
  public Map<String, Instant> discarded(Collection<String> versions) {
    return facts.of(ModelVersionDiscarded.class, versions).stream()
        .collect(
            Collectors.toMap(
                event -> event.header().id(),
                event -> event.header().recordedAt(),
                (one, other) -> one.isAfter(other) ? one : other));
  }

  public Optional<Event<ModelVersionRegistered>> version(String id) {
    return facts.first(ModelVersionRegistered.class, id);
  }

  /** A page of the versions of each of these models. */
  public Map<String, Page<Event<ModelVersionRegistered>>> versions(
      Collection<String> models, Window window) {
    return facts.pages(ModelVersionRegistered.class, "model", models, window);
  }
}
