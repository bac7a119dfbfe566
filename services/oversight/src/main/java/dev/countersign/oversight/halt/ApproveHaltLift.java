package dev.countersign.oversight.halt;

import dev.countersign.domain.fact.HaltFact.HaltLiftApproved;
import dev.countersign.domain.halt.Lifts;
import dev.countersign.domain.halt.ObjectionWindows;
import dev.countersign.domain.id.HaltId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A second officer agrees; from here the regulators' window to object runs. */
@UseCase
public class ApproveHaltLift {
  private final Ledger ledger;
  private final HaltRecords halts;
  private final CurrentViewer viewer;

  ApproveHaltLift(Ledger ledger, HaltRecords halts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.halts = halts;
    this.viewer = viewer;
  }

  public HaltId approve(WriteRequest request, HaltId id) {
    var lab = Labs.own(viewer.get());
    return new HaltId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var facts = halts.history(entry, lab);
              var halt = halts.own(facts, id);
              Lifts.of(facts).checkApproval(halt, entry.viewer().user());
              var windows = ObjectionWindows.of(facts, halt);
              entry.append(
                  new HaltLiftApproved(
                      id, entry.viewer().user(), windows, ObjectionWindows.end(windows)),
                  halts.filing(lab, lab, halt));
              return id.value();
            }));
  }
}
