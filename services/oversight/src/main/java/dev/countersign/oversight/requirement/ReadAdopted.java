package dev.countersign.oversight.requirement;

import dev.countersign.domain.fact.RequirementFact.RequirementAdopted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Optional;

/** The requirements that regulators adopted from commitments. */
@UseCase
public class ReadAdopted {
  private final Facts facts;

  ReadAdopted(Facts facts) {
    this.facts = facts;
  }

  public Optional<Event<RequirementAdopted>> one(String id) {
    return facts.first(RequirementAdopted.class, id);
  }

  public Page<Event<RequirementAdopted>> page(Window window) {
    return facts.page(Wanted.all(RequirementAdopted.class), window);
  }

  public int count() {
    return facts.count(Wanted.all(RequirementAdopted.class));
  }
}
