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
  private static final Window ALL = new Window(Integer.MAX_VALUE - 1, null, null, false, false);

  private final Facts facts;

  Regulators(Facts facts) {
    this.facts = facts;
  }

  /** The ids of those of a jurisdiction. */
  public List<String> of(String jurisdiction) {
    var regulators =
        Wanted.all(OrganisationRegistered.class)
            .where("organisationKind", OrganisationKind.REGULATOR.name());
    return facts.page(regulators, ALL).rows().stream()
        .map(Page.Row::value)
        .filter(event -> event.fact().jurisdictions().contains(jurisdiction))
        .map(event -> event.header().id())
        .toList();
  }
}
