package dev.countersign.oversight.organisation;

import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which regulator supervises which lab: they have a jurisdiction in common. */
@ApplicationScoped
public class Jurisdictions {
  private final Facts facts;

  Jurisdictions(Facts facts) {
    this.facts = facts;
  }

  public boolean supervises(String regulator, String lab) {
    return of(lab).stream().anyMatch(of(regulator)::contains);
  }

  private List<String> of(String organisation) {
    return facts
        .first(OrganisationRegistered.class, organisation)
        .map(Event::fact)
        .map(OrganisationRegistered::jurisdictions)
        .orElse(List.of());
  }
}
