package dev.countersign.oversight.halt;

import dev.countersign.domain.fact.HaltFact.HaltLiftRequested;
import dev.countersign.domain.halt.Lifts;
import dev.countersign.domain.id.HaltId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** An officer asks for a halt to be lifted, once all that it needs is validated. */
@UseCase
public class RequestHaltLift {
  private final Ledger ledger;
  private final HaltRecords halts;
  private final CurrentViewer viewer;

  RequestHaltLift(Ledger ledger, HaltRecords halts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.halts = halts;
    this.viewer = viewer;
  }

  public HaltId request(WriteRequest request, HaltId id, String reason) {
    var lab = Labs.own(viewer.get());
    return new HaltId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var facts = halts.history(entry, lab);
              var halt = halts.own(facts, id);
              Lifts.of(facts).checkRequest(halt, entry.viewer().user());
              entry.append(
                  new HaltLiftRequested(id, entry.viewer().user(), reason),
                  halts.filing(lab, lab, halt));
              return id.value();
            }));
  }
}
