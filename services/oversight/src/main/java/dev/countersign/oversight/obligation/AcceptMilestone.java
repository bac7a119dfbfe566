package dev.countersign.oversight.obligation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.ObligationFact.MilestoneAccepted;
import dev.countersign.domain.fact.ObligationFact.MilestoneClaimed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.MilestoneId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;
import java.util.Objects;

/**
 * A regulator of the regime accepts what a lab claims now: it counts also after the day by which
 * the lab could have corrected it alone. Nothing that was said or stated before is taken back.
 */
@UseCase
public class AcceptMilestone {
  private final Ledger ledger;
  private final Facts facts;
  private final FilingRecords filings;
  private final CurrentViewer viewer;

  AcceptMilestone(Ledger ledger, Facts facts, FilingRecords filings, CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.filings = filings;
    this.viewer = viewer;
  }

  public MilestoneId accept(WriteRequest request, MilestoneId id, String reason) {
    var regulator = viewer.get().organisation();
    var seen =
        facts.first(MilestoneClaimed.class, id.value()).orElseThrow(RefusedException::notFound);
    var lab = Objects.requireNonNull(seen.header().lab()).value();
    return new MilestoneId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              if (!isLabsNewest(seen, lab)
                  || !facts.of(MilestoneAccepted.class, List.of(id.value())).isEmpty()) {
                throw new RuleBrokenException(
                    "NOTHING_TO_ACCEPT",
                    "The lab does not claim that now, or it is accepted already. Read it again.");
              }
              entry.append(
                  new MilestoneAccepted(id, reason, entry.viewer().user()),
                  filings.acceptance(seen.fact(), regulator, lab));
              return id.value();
            }));
  }

  /** What an auditor claims is its own to correct, at any time. */
  private boolean isLabsNewest(Event<MilestoneClaimed> claim, String lab) {
    var wanted =
        Wanted.all(MilestoneClaimed.class)
            .ofLab(lab)
            .where("instrument", claim.fact().instrument())
            .where("start", claim.fact().start().name())
            .where("subject", claim.fact().subject());
    return facts.page(wanted, Window.ALL).rows().stream()
        .map(row -> row.value())
        .filter(event -> event.header().organisation().value().equals(lab))
        .reduce((earlier, later) -> later)
        .filter(event -> event.fact().milestone().equals(claim.fact().milestone()))
        .isPresent();
  }
}
