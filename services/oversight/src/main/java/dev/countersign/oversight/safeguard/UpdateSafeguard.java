package dev.countersign.oversight.safeguard;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.fact.SafeguardFact.SafeguardUpdated;
import dev.countersign.domain.history.Implementation;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A safeguard stands otherwise now: put in place at last, or in another configuration. */
@UseCase
public class UpdateSafeguard {
  private final Ledger ledger;
  private final Models models;
  private final ReadSafeguards safeguards;
  private final CurrentViewer viewer;

  UpdateSafeguard(Ledger ledger, Models models, ReadSafeguards safeguards, CurrentViewer viewer) {
    this.ledger = ledger;
    this.models = models;
    this.safeguards = safeguards;
    this.viewer = viewer;
  }

  public ImplementationId update(
      WriteRequest request, ImplementationId id, String configDigest, ImplementationState state) {
    var lab = Labs.own(viewer.get());
    return new ImplementationId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var before = safeguards.own(lab, id);
              check(before, configDigest, state);
              entry.append(
                  new SafeguardUpdated(id, configDigest, state, entry.viewer().user()),
                  models.about(
                      Filing.supervised(id.value(), lab, lab), models.version(before.on()).fact()));
              return id.value();
            }));
  }

  private static void check(Implementation before, String config, ImplementationState state) {
    if (before.state() == ImplementationState.IMPLEMENTED
        && state == ImplementationState.PROPOSED) {
      throw new RuleBrokenException(
          "ALREADY_IMPLEMENTED",
          "What is in place is not proposed any more. Report what became of it as a degradation.");
    }
    if (before.state() == state && before.configDigest().equals(config)) {
      throw new RuleBrokenException("NOTHING_CHANGED", "It stands like this already.");
    }
  }
}
