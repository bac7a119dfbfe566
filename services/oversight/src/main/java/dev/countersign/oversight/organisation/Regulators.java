package dev.countersign.oversight.organisation;

import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which regulators supervise where. */
@ApplicationScoped
public class Regulators {
  private final Facts facts;
  private final Jurisdictions jurisdictions;

  Regulators(Facts facts, Jurisdictions jurisdictions) {
    this.facts = facts;
    this.jurisdictions = jurisdictions;
  }

  /** The ids of those of a jurisdiction that supervise the lab. */
  public List<String> of(String jurisdiction, String lab) {
    var regulators =
        Wanted.all(OrganisationRegistered.class)
            .where("organisationKind", OrganisationKind.REGULATOR.name());
    return facts.page(regulators, Window.ALL).rows().stream()
        .map(Page.Row::value)
        .filter(event -> event.fact().jurisdictions().contains(jurisdiction))
        .map(event -> event.header().id())
        .filter(regulator -> jurisdictions.supervises(regulator, lab))
        .toList();
  }
}
