package dev.countersign.oversight.safeguard;

import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.Implementation;
import dev.countersign.domain.history.Implementations;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
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

  /** A safeguard as it stands, with the lab whose it is. */
  public record Stood(String lab, Implementation implementation) {}

  public Optional<Stood> one(String id) {
    return facts
        .first(SafeguardImplemented.class, id)
        .map(event -> read(event, Implementations.of(History.of(facts.allOf(id)))));
  }

  public Page<Stood> page(@Nullable String lab, Window window) {
    var page = facts.page(Wanted.all(SafeguardImplemented.class).ofLab(lab), window);
    var ids = page.rows().stream().map(row -> row.value().header().id()).toList();
    var all = Implementations.of(History.of(facts.allOf(ids)));
    return page.map(event -> read(event, all));
  }

  /** A safeguard of this lab. */
  Implementation own(String lab, ImplementationId id) {
    return one(id.value())
        .filter(stood -> stood.lab().equals(lab))
        .map(Stood::implementation)
        .orElseThrow(RefusedException::notFound);
  }

  private static Stood read(Event<SafeguardImplemented> event, Implementations all) {
    return new Stood(
        event.header().organisation().value(),
        all.implementation(event.fact().implementation()).orElseThrow());
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(SafeguardImplemented.class).ofLab(lab));
  }
}
