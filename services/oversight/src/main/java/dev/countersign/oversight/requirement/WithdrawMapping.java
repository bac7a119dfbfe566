package dev.countersign.oversight.requirement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.RequirementFact.MappingWithdrawn;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.id.MappingId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;
import java.util.Objects;

/** Whoever made a mapping takes it back; that it was made stays on record. */
@UseCase
public class WithdrawMapping {
  private final Ledger ledger;
  private final Facts facts;
  private final CurrentViewer viewer;

  WithdrawMapping(Ledger ledger, Facts facts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.viewer = viewer;
  }

  public MappingId withdraw(WriteRequest request, MappingId id, String reason) {
    var author = viewer.get().organisation();
    var mapped =
        facts.first(RequirementMapped.class, id.value()).orElseThrow(RefusedException::notFound);
    if (!mapped.header().organisation().value().equals(author)) {
      throw RefusedException.notFound();
    }
    var lab = Objects.requireNonNull(mapped.header().lab()).value();
    return new MappingId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              if (!facts.of(MappingWithdrawn.class, List.of(id.value())).isEmpty()) {
                throw new RuleBrokenException("ALREADY_WITHDRAWN", "It is withdrawn already.");
              }
              var filing =
                  author.equals(lab)
                      ? Filing.supervised(id.value(), lab, lab)
                      : Filing.between(id.value(), author, lab, List.of(author));
              entry.append(
                  new MappingWithdrawn(id, reason),
                  mapped.fact().everyone() ? filing.publicWhen(PublicWhen.WRITTEN) : filing);
              return id.value();
            }));
  }
}
