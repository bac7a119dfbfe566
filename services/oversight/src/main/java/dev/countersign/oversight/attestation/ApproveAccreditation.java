package dev.countersign.oversight.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.AccreditationApproved;
import dev.countersign.domain.fact.OrganisationFact.AccreditationRecorded;
import dev.countersign.domain.fact.OrganisationFact.AccreditationWithdrawn;
import dev.countersign.domain.id.AccreditationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A second registrar lets an accreditation count, from now on or from its beginning. */
@UseCase
public class ApproveAccreditation {
  private final Ledger ledger;
  private final Facts facts;

  ApproveAccreditation(Ledger ledger, Facts facts) {
    this.ledger = ledger;
    this.facts = facts;
  }

  public AccreditationId approve(WriteRequest request, AccreditationId id) {
    return new AccreditationId(
        ledger.write(
            request,
            List.of(Book.ofPlatform()),
            entry -> {
              var recorded =
                  facts
                      .first(AccreditationRecorded.class, id.value())
                      .orElseThrow(RefusedException::notFound)
                      .fact();
              if (recorded.registrar().equals(entry.viewer().user())) {
                throw new RuleBrokenException(
                    "SELF_APPROVAL",
                    "Whoever recorded it does not approve it. Ask a second registrar.");
              }
              if (facts.first(AccreditationApproved.class, id.value()).isPresent()) {
                throw new RuleBrokenException("ALREADY_APPROVED", "It is approved already.");
              }
              if (facts.first(AccreditationWithdrawn.class, id.value()).isPresent()) {
                throw WithdrawAccreditation.already();
              }
              entry.append(
                  new AccreditationApproved(id, entry.viewer().user()),
                  RecordAccreditation.filing(id, recorded.auditor()));
              return id.value();
            }));
  }
}
