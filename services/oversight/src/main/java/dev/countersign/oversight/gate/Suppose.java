package dev.countersign.oversight.gate;

import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Counterfactual;
import dev.countersign.domain.gate.Decision;
import dev.countersign.domain.gate.WhatIf;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import java.util.Objects;

/** What the gate would answer under another policy, or if a lab went on as it plans. */
@UseCase
public class Suppose {
  private final Facts facts;
  private final ReadDecisions decisions;
  private final PlatformClock clock;
  private final ViewerSwitch viewerSwitch;
  private final CurrentViewer viewer;

  Suppose(
      Facts facts,
      ReadDecisions decisions,
      PlatformClock clock,
      ViewerSwitch viewerSwitch,
      CurrentViewer viewer) {
    this.facts = facts;
    this.decisions = decisions;
    this.clock = clock;
    this.viewerSwitch = viewerSwitch;
    this.viewer = viewer;
  }

  /** A request that the viewer sees, answered as if a published version alone had applied. */
  public Counterfactual underPolicy(RequestId asked, PolicyVersionId policy) {
    var who = viewer.get();
    var request = decisions.request(asked.value()).orElseThrow(RefusedException::notFound);
    var lab = Objects.requireNonNull(request.header().lab()).value();
    // The rules look as the lab: an answer from half the facts would mislead.
    viewerSwitch.look(Viewer.rulesFor(lab));
    try {
      var now = Case.of(History.of(facts.historyOf(lab)), clock.now());
      var version =
          now.policies().published().stream()
              .filter(published -> published.id().equals(policy))
              .findFirst()
              .orElseThrow(RefusedException::notFound);
      return Counterfactual.of(now, request.fact(), version);
    } finally {
      viewerSwitch.look(who);
    }
  }

  /** A plan of the viewer's own lab. */
  public Decision plan(WhatIf plan) {
    var lab = Labs.own(viewer.get());
    var record = facts.historyOf(lab);
    var now = Case.of(History.of(record), clock.now());
    if (now.lineage().version(plan.base()).isEmpty()) {
      throw RefusedException.notFound();
    }
    return plan.ask(record, now);
  }
}
