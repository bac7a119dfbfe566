package dev.countersign.oversight.obligation;

import dev.countersign.domain.compliance.Coverage;
import dev.countersign.domain.compliance.CoverageRule;
import dev.countersign.domain.compliance.LabRecord;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.organisation.ReadOrganisations;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.requirement.ReadCatalogue;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** How a lab stands to what an instrument requires, from what the viewer may see of its record. */
@UseCase
public class ReadCoverage {
  private final Facts facts;
  private final ReadCatalogue catalogue;
  private final ReadOrganisations organisations;
  private final AssembleLabRecord records;
  private final CurrentViewer viewer;
  private final Standpoint standpoint;

  ReadCoverage(
      Facts facts,
      ReadCatalogue catalogue,
      ReadOrganisations organisations,
      AssembleLabRecord records,
      CurrentViewer viewer,
      Standpoint standpoint) {
    this.facts = facts;
    this.catalogue = catalogue;
    this.organisations = organisations;
    this.records = records;
    this.viewer = viewer;
    this.standpoint = standpoint;
  }

  public List<Coverage> of(String lab, String instrument) {
    var registered = registered(lab);
    if (registered.organisationKind() != OrganisationKind.LAB || !maySee(lab, registered)) {
      throw RefusedException.notFound();
    }
    var required = catalogue.required(instrument);
    return CoverageRule.of(record(lab, registered), required, standpoint.validAt());
  }

  /** A lab itself, and a regulator in whose jurisdiction it is. */
  private boolean maySee(String lab, OrganisationRegistered registered) {
    var who = viewer.get();
    return who.kind() == Viewer.Kind.LAB
        ? who.organisation().equals(lab)
        : !Collections.disjoint(
            registered(who.organisation()).jurisdictions(), registered.jurisdictions());
  }

  private OrganisationRegistered registered(String id) {
    return organisations.one(id).orElseThrow(RefusedException::notFound).fact();
  }

  private LabRecord record(String lab, OrganisationRegistered registered) {
    return records.of(
        lab,
        Set.copyOf(registered.jurisdictions()),
        Case.of(History.of(facts.historyOf(lab)), standpoint.validAt()),
        records.instruments());
  }
}
