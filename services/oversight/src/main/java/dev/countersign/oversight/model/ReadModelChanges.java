package dev.countersign.oversight.model;

import dev.countersign.domain.fact.ModelFact.ModelChanged;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What changed about models, as far as the viewer may see them. */
@UseCase
public class ReadModelChanges {
  private final Facts facts;

  ReadModelChanges(Facts facts) {
    this.facts = facts;
  }

  public Optional<Event<ModelChanged>> one(String id) {
    return facts.first(ModelChanged.class, id);
  }

  public Page<Event<ModelChanged>> page(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(ModelChanged.class).ofLab(lab), window);
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(ModelChanged.class).ofLab(lab));
  }
}
