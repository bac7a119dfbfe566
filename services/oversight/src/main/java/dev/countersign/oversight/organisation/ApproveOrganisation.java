package dev.countersign.oversight.organisation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.OrganisationApproved;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A second registrar lets an organisation act. */
@UseCase
public class ApproveOrganisation {
  private final Ledger ledger;
  private final Facts facts;

  ApproveOrganisation(Ledger ledger, Facts facts) {
    this.ledger = ledger;
    this.facts = facts;
  }

  public OrganisationId approve(WriteRequest request, OrganisationId id) {
    return new OrganisationId(
        ledger.write(
            request,
            List.of(Book.ofPlatform()),
            entry -> {
              var registered =
                  facts
                      .first(OrganisationRegistered.class, id.value())
                      .orElseThrow(RefusedException::notFound)
                      .fact();
              if (registered.registrar().equals(entry.viewer().user())) {
                throw new RuleBrokenException(
                    "SELF_APPROVAL",
                    "Whoever registered it does not approve it. Ask a second registrar.");
              }
              if (facts.count(approvalOf(id)) > 0) {
                throw new RuleBrokenException("ALREADY_APPROVED", "It is approved already.");
              }
              entry.append(
                  new OrganisationApproved(id, entry.viewer().user()),
                  Filing.ofRegister(entry.newId("fct_")));
              ledger.openBook(id.value(), registered.organisationKind().name());
              return id.value();
            }));
  }

  static Wanted<OrganisationApproved> approvalOf(OrganisationId id) {
    return Wanted.all(OrganisationApproved.class).where("approved", id.value());
  }
}
