package dev.countersign.oversight.engagement;

import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.Conflict;
import dev.countersign.domain.independence.Conflicts;
import dev.countersign.domain.independence.RelationshipChecks;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.organisation.ReadOrganisations;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import java.util.List;

/**
 * Tells an auditor, before it accepts anything, whether it could attest for a lab: from the public
 * graph of ownerships, from what is on offer to it, and from what it says of itself.
 */
@UseCase
public class CheckIndependence {
  private final Facts facts;
  private final ReadOrganisations organisations;
  private final PlatformClock clock;
  private final CurrentViewer viewer;

  CheckIndependence(
      Facts facts, ReadOrganisations organisations, PlatformClock clock, CurrentViewer viewer) {
    this.facts = facts;
    this.organisations = organisations;
    this.clock = clock;
    this.viewer = viewer;
  }

  /** What would disqualify now, and what is on record and would only be disclosed. */
  public record Foreseen(List<Conflict> conflicts, List<RelationshipKind> disclosed) {}

  public Foreseen check(OrganisationId lab, List<Relationship> relationships) {
    if (organisations
        .one(lab.value())
        .filter(o -> o.fact().organisationKind() == OrganisationKind.LAB)
        .isEmpty()) {
      throw RefusedException.notFound();
    }
    var auditor = new OrganisationId(viewer.get().organisation());
    var now = clock.now();
    relationships.forEach(relationship -> RelationshipChecks.check(relationship, now));
    // What the auditor sees of the lab's record is enough: its own statements and the public graph.
    var conflicts = Conflicts.of(History.of(facts.historyOf(lab.value())));
    return new Foreseen(
        conflicts.foreseen(auditor, lab, relationships, now), conflicts.disclosed(auditor, now));
  }
}
