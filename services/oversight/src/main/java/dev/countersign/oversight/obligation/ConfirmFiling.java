package dev.countersign.oversight.obligation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.ObligationFact.FilingReceived;
import dev.countersign.domain.id.FilingId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;

/** A regulator gives a receipt for what a lab handed in, with the instant at which it came in. */
@UseCase
public class ConfirmFiling {
  private final Ledger ledger;
  private final FilingRecords filings;
  private final CurrentViewer viewer;

  ConfirmFiling(Ledger ledger, FilingRecords filings, CurrentViewer viewer) {
    this.ledger = ledger;
    this.filings = filings;
    this.viewer = viewer;
  }

  public FilingId confirm(WriteRequest request, FilingId id, Instant receivedAt) {
    var regulator = viewer.get().organisation();
    var seen = filings.one(id.value()).orElseThrow(RefusedException::notFound);
    var lab = seen.header().organisation().value();
    return new FilingId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              if (filings.received(List.of(id.value())).containsKey(id.value())) {
                throw new RuleBrokenException(
                    "ALREADY_CONFIRMED", "The filing has a receipt already.");
              }
              if (receivedAt.isAfter(entry.recordedAt())) {
                throw new RefusedException(
                    "FUTURE_DATED", "It cannot have come in yet. Confirm it when it has.");
              }
              entry.append(
                  new FilingReceived(id, receivedAt), filings.receipt(seen.fact(), regulator, lab));
              return id.value();
            }));
  }
}
