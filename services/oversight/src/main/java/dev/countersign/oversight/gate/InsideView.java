package dev.countersign.oversight.gate;

import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.ModelId;
import dev.countersign.oversight.engagement.Engagements;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.organisation.Jurisdictions;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a lab's whole record, for those who may know it: the lab, its regulators, and
 * an auditor engaged for every document and domain. A part of the record would give another answer,
 * so whoever may not know the whole gets none.
 */
@ApplicationScoped
public class InsideView {
  private final Facts facts;
  private final Jurisdictions jurisdictions;
  private final Engagements engagements;
  private final CurrentViewer viewer;
  private final ViewerSwitch viewerSwitch;
  private final Standpoint standpoint;
  private final PlatformClock clock;

  InsideView(
      Facts facts,
      Jurisdictions jurisdictions,
      Engagements engagements,
      CurrentViewer viewer,
      ViewerSwitch viewerSwitch,
      Standpoint standpoint,
      PlatformClock clock) {
    this.facts = facts;
    this.jurisdictions = jurisdictions;
    this.engagements = engagements;
    this.viewer = viewer;
    this.viewerSwitch = viewerSwitch;
    this.standpoint = standpoint;
    this.clock = clock;
  }

  /** The record of a lab as the rules read it: only for what a viewer may know of it. */
  Case read(String lab) {
    var who = viewer.get();
    viewerSwitch.look(Viewer.rulesFor(lab));
    try {
      return Case.of(History.of(facts.historyOf(lab)), standpoint.validAt());
    } finally {
      viewerSwitch.look(who);
    }
  }

  /**
   * True if the viewer may know what follows from all of it.
   *
   * @param model the model it is asked about; null if about all
   */
  boolean mayKnow(String lab, @Nullable ModelId model) {
    var who = viewer.get();
    return switch (who.kind()) {
      case LAB -> who.organisation().equals(lab);
      case REGULATOR -> jurisdictions.supervises(who.organisation(), lab);
      case AUDITOR -> isEngagedForAll(who.organisation(), lab, model);
      case PLATFORM, PUBLIC, RULES, SERVICE -> false;
    };
  }

  private boolean isEngagedForAll(String auditor, String lab, @Nullable ModelId model) {
    return engagements.allOpen(auditor, lab, clock.now()).stream()
        .map(offer -> offer.fact().scope())
        .anyMatch(
            scope ->
                scope.documents() == null
                    && scope.domains() == null
                    && (scope.models() == null
                        || (model != null && scope.models().contains(model))));
  }
}
