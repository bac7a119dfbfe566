package dev.countersign.oversight.halt;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.HaltFact.HaltLiftObjected;
import dev.countersign.domain.fact.HaltFact.HaltLiftRequested;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;
import java.util.Objects;

/** A regulator objects; before the window ends, that denies the lift. */
@UseCase
public class ObjectToHaltLift {
  private final Ledger ledger;
  private final Facts facts;
  private final HaltRecords halts;
  private final CurrentViewer viewer;

  ObjectToHaltLift(Ledger ledger, Facts facts, HaltRecords halts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.halts = halts;
    this.viewer = viewer;
  }

  public HaltId object(WriteRequest request, HaltId id, String reason) {
    var regulator = viewer.get().organisation();
    var opened = facts.first(HaltOpened.class, id.value()).orElseThrow(RefusedException::notFound);
    var lab = Objects.requireNonNull(opened.header().lab()).value();
    return new HaltId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              if (facts.of(HaltLiftRequested.class, List.of(id.value())).isEmpty()) {
                throw new RuleBrokenException(
                    "LIFT_NOT_REQUESTED", "There is no lift to object to.");
              }
              entry.append(
                  new HaltLiftObjected(id, new OrganisationId(regulator), reason),
                  halts.filing(regulator, lab, opened.fact()).parties(List.of(regulator)));
              return id.value();
            }));
  }
}
