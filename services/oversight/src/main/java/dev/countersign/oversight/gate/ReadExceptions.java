package dev.countersign.oversight.gate;

import dev.countersign.domain.fact.GateFact.ExceptionRecorded;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exceptions, as far as the viewer may see them. */
@UseCase
public class ReadExceptions {
  private final Facts facts;

  ReadExceptions(Facts facts) {
    this.facts = facts;
  }

  public Optional<Event<ExceptionRecorded>> one(String id) {
    return facts.first(ExceptionRecorded.class, id);
  }

  public Page<Event<ExceptionRecorded>> page(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(ExceptionRecorded.class).ofLab(lab), window);
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(ExceptionRecorded.class).ofLab(lab));
  }
}
