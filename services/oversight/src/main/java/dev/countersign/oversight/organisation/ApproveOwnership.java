package dev.countersign.oversight.organisation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OwnershipApproved;
import dev.countersign.domain.fact.OrganisationFact.OwnershipRecorded;
import dev.countersign.domain.id.OwnershipId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A second registrar approves an ownership. From here on it counts for every lab: what it
 * disqualifies is suspended in the same transaction.
 */
@UseCase
public class ApproveOwnership {
  private final Ledger ledger;
  private final Facts facts;
  private final ReadOrganisations organisations;

  ApproveOwnership(Ledger ledger, Facts facts, ReadOrganisations organisations) {
    this.ledger = ledger;
    this.facts = facts;
    this.organisations = organisations;
  }

  public OwnershipId approve(WriteRequest request, OwnershipId id) {
    var held = books();
    return new OwnershipId(
        ledger.write(
            request,
            held,
            entry -> {
              if (!new HashSet<>(books()).equals(new HashSet<>(held))) {
                throw new RefusedException(
                    "CHANGED_MEANWHILE", "A lab was approved at the same moment. Send it again.");
              }
              var recorded =
                  facts
                      .first(OwnershipRecorded.class, id.value())
                      .orElseThrow(RefusedException::notFound)
                      .fact();
              if (recorded.registrar().equals(entry.viewer().user())) {
                throw new RuleBrokenException(
                    "SELF_APPROVAL",
                    "Whoever recorded it does not approve it. Ask a second registrar.");
              }
              if (!facts.of(OwnershipApproved.class, List.of(id.value())).isEmpty()) {
                throw new RuleBrokenException("ALREADY_APPROVED", "It is approved already.");
              }
              entry.append(
                  new OwnershipApproved(id, entry.viewer().user()), Filing.ofRegister(id.value()));
              return id.value();
            }));
  }

  private List<Book> books() {
    var labs =
        organisations.page(OrganisationKind.LAB, Window.ALL).rows().stream()
            .map(row -> row.value().header().id())
            .filter(organisations::isApproved)
            .map(Book::ofLab);
    return Stream.concat(Stream.of(Book.ofPlatform()), labs).toList();
  }
}
