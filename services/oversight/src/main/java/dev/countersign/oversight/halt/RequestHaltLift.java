package dev.countersign.oversight.halt;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.HaltFact.HaltLiftRequested;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.halt.Consequences;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.halt.Halts.State;
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
              var facts = halts.history(lab, entry.recordedAt());
              var halt = halts.own(facts, id);
              if (halt.state() != State.OPEN && halt.state() != State.LIFT_DENIED) {
                throw new RuleBrokenException(
                    "HALT_" + halt.state(), "A lift is asked for already, or granted.");
              }
              if (!Consequences.mayBeLifted(facts, halt)) {
                throw new RuleBrokenException(
                    "SAFEGUARDS_NOT_VALIDATED",
                    "Every safeguard of every stage that %s gates must be validated first."
                        .formatted(halt.opened().thresholdKey()));
              }
              requireDisjoint(facts, halt, entry.viewer().user());
              entry.append(
                  new HaltLiftRequested(id, entry.viewer().user(), reason),
                  halts.filing(lab, lab, halt));
              return id.value();
            }));
  }

  /** Nobody lifts what rests on their own work. */
  static void requireDisjoint(Case facts, Halt halt, String user) {
    boolean implementedByThem =
        facts.history().stream(SafeguardImplemented.class)
            .anyMatch(
                event ->
                    event.fact().implementer().equals(user)
                        && facts
                            .lineage()
                            .descends(halt.opened().modelVersion(), event.fact().modelVersion()));
    if (implementedByThem) {
      throw new RuleBrokenException(
          "APPROVER_NOT_DISJOINT",
          "Who implemented a safeguard does not lift the halt that rests on it.");
    }
  }
}
