package dev.countersign.oversight.proof;

import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.StatusFact.StatusRecorded;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Positions;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.Window;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.bundle.Bundle.Cut;
import java.util.List;
import java.util.Objects;

/**
 * Puts the proof of a decision into one file, cut under the asker's rights: all of it for the lab
 * and its regulators, what lies in scope for an auditor.
 */
@UseCase
public class AssembleBundle {
  private final Facts facts;
  private final ProofRows rows;
  private final LabChain labChain;
  private final CurrentViewer viewer;

  AssembleBundle(Facts facts, ProofRows rows, LabChain labChain, CurrentViewer viewer) {
    this.facts = facts;
    this.rows = rows;
    this.labChain = labChain;
    this.viewer = viewer;
  }

  /** The bundle about this decision. */
  public Bundle about(String id) {
    var decision = facts.first(GateDecided.class, id).orElseThrow(RefusedException::notFound);
    var parts = new BundleParts();
    if (viewer.get().kind() == Viewer.Kind.AUDITOR) {
      throw RefusedException.notFound();
    }
    labChain.show(decision.header(), status(decision), parts);
    return parts.bundle(id, Cut.FULL, List.of(), rows);
  }

  /** The newest status recorded before the decision. */
  private Event<StatusRecorded> status(Event<GateDecided> decision) {
    var before = Positions.toUuid(decision.header().position());
    return facts
        .page(Wanted.all(StatusRecorded.class), new Window(1, before, null, true, false))
        .rows()
        .stream()
        .findFirst()
        .map(row -> Objects.requireNonNull(row.value()))
        .orElseThrow(
            () ->
                new RefusedException(
                    "STATUS_MISSING", "No status was recorded before this decision."));
  }
}
