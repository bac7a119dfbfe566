package dev.countersign.oversight.gate;

import dev.countersign.domain.fact.EngagementFact.Scope;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return covers(scopes(auditor, lab), model);
  }

  private List<Scope> scopes(String auditor, String lab) {
    return engagements.allOpen(auditor, lab, clock.now()).stream()
        .map(offer -> offer.fact().scope())
        .toList();
  }

  private static boolean covers(List<Scope> scopes, @Nullable ModelId model) {
    return scopes.stream()
        .anyMatch(
            scope ->
                scope.documents() == null
                    && scope.domains() == null
                    && (scope.models() == null
                        || (model != null && scope.models().contains(model))));
  }

  /** Looks for a whole list: each lab's record is read once, and its rights are judged once. */
  Looking looking() {
    return new Looking();
  }

  /** What has been looked at for one list. */
  final class Looking {
    private final Map<String, Case> records = new HashMap<>();
    private final Map<String, List<Scope>> scopes = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();

    /** The record of a lab for what is asked about this model; null if the viewer may not know. */
    @Nullable Case at(String lab, @Nullable ModelId model) {
      return mayKnow(lab, model) ? records.computeIfAbsent(lab, InsideView.this::read) : null;
    }

    private boolean mayKnow(String lab, @Nullable ModelId model) {
      var who = viewer.get();
      return who.kind() == Viewer.Kind.AUDITOR
          ? covers(
              scopes.computeIfAbsent(
                  lab, asked -> InsideView.this.scopes(who.organisation(), asked)),
              model)
          : known.computeIfAbsent(lab, asked -> InsideView.this.mayKnow(asked, null));
    }
  }
}
