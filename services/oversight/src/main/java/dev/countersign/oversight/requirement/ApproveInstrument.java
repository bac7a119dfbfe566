package dev.countersign.oversight.requirement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.RequirementFact.InstrumentApproved;
import dev.countersign.domain.id.InstrumentId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A second registrar lets a version of an instrument count. */
@UseCase
public class ApproveInstrument {
  private final Ledger ledger;
  private final ReadCatalogue catalogue;

  ApproveInstrument(Ledger ledger, ReadCatalogue catalogue) {
    this.ledger = ledger;
    this.catalogue = catalogue;
  }

  public InstrumentId approve(WriteRequest request, InstrumentId id) {
    return new InstrumentId(
        ledger.write(
            request,
            List.of(Book.ofPlatform()),
            entry -> {
              var registered =
                  catalogue.one(id.value()).orElseThrow(RefusedException::notFound).fact();
              if (registered.registrar().equals(entry.viewer().user())) {
                throw new RuleBrokenException(
                    "SELF_APPROVAL",
                    "Whoever registered it does not approve it. Ask a second registrar.");
              }
              if (catalogue.isApproved(id.value())) {
                throw new RuleBrokenException("ALREADY_APPROVED", "It is approved already.");
              }
              entry.append(
                  new InstrumentApproved(id, entry.viewer().user()), Filing.ofPlatform(id.value()));
              return id.value();
            }));
  }
}
