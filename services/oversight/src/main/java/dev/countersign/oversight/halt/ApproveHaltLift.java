package dev.countersign.oversight.halt;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.HaltFact.HaltLiftApproved;
import dev.countersign.domain.fact.HaltFact.ObjectionPeriod;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.halt.BusinessCalendar;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.id.HaltId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A second officer agrees; from here the regulators' window to object runs. */
@UseCase
public class ApproveHaltLift {
  private static final int DEFAULT_WINDOW = 5;

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
              var facts = halts.history(lab, entry.recordedAt());
              var halt = halts.own(facts, id);
              var asked = halt.request();
              if (halt.state() != State.LIFT_REQUESTED
                  || asked == null
                  || halt.approval() != null) {
                throw new RuleBrokenException(
                    "LIFT_NOT_REQUESTED", "There is no lift that waits for a second officer.");
              }
              if (asked.fact().approver().equals(entry.viewer().user())) {
                throw new RuleBrokenException(
                    "SELF_APPROVAL", "Who asked for the lift does not approve it.");
              }
              RequestHaltLift.requireDisjoint(facts, halt, entry.viewer().user());
              var ends = windowEnds(facts, halt, entry.recordedAt());
              entry.append(
                  new HaltLiftApproved(
                      id,
                      entry.viewer().user(),
                      List.of(new ObjectionPeriod(null, "weekdays", "UTC", ends)),
                      ends),
                  halts.filing(lab, lab, halt));
              return id.value();
            }));
  }

  private static Instant windowEnds(Case facts, Halt halt, Instant from) {
    int days =
        facts
            .policies()
            .ofDigest(halt.opened().policyVersionDigest())
            .map(version -> version.policy().objectionWindow().businessDays())
            .orElse(DEFAULT_WINDOW);
    return BusinessCalendar.weekdays(ZoneOffset.UTC).endOfWindow(from, days);
  }
}
