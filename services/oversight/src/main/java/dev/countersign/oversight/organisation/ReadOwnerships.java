package dev.countersign.oversight.organisation;

import dev.countersign.domain.fact.OrganisationFact.OwnershipApproved;
import dev.countersign.domain.fact.OrganisationFact.OwnershipRecorded;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Who owns whom, which everyone may read. */
@UseCase
public class ReadOwnerships {
  private final Facts facts;

  ReadOwnerships(Facts facts) {
    this.facts = facts;
  }

  /** An ownership, and whether it counts. */
  public record Ownership(Event<OwnershipRecorded> recorded, boolean approved) {}

  public Optional<Ownership> one(String id) {
    return facts.first(OwnershipRecorded.class, id).map(event -> with(List.of(event)).getFirst());
  }

  public Page<Ownership> page(Window window) {
    var page = facts.page(Wanted.all(OwnershipRecorded.class), window);
    var read = with(page.rows().stream().map(Page.Row::value).toList()).iterator();
    return page.map(event -> read.next());
  }

  public int count() {
    return facts.count(Wanted.all(OwnershipRecorded.class));
  }

  private List<Ownership> with(List<Event<OwnershipRecorded>> events) {
    var ids = events.stream().map(event -> event.header().id()).toList();
    var approved = new HashSet<String>();
    facts.of(OwnershipApproved.class, ids).forEach(a -> approved.add(a.header().id()));
    return events.stream()
        .map(event -> new Ownership(event, approved.contains(event.header().id())))
        .toList();
  }
}
