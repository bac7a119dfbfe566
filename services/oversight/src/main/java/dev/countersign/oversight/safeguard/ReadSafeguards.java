package dev.countersign.oversight.safeguard;

import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of it the viewer may see. */
@UseCase
public class ReadSafeguards {
  private final Facts facts;

  ReadSafeguards(Facts facts) {
    this.facts = facts;
  }

  public Optional<Event<SafeguardImplemented>> one(String id) {
    return facts.first(SafeguardImplemented.class, id);
  }

  public Page<Event<SafeguardImplemented>> page(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(SafeguardImplemented.class).ofLab(lab), window);
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(SafeguardImplemented.class).ofLab(lab));
  }
}
