package dev.countersign.oversight.organisation;

import dev.countersign.domain.fact.OrganisationFact.SigningKeyRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.platform.UseCase;
import java.util.Optional;

/** The register of public keys, which everyone may read. */
@UseCase
public class ReadSigningKeys {
  private final Facts facts;

  ReadSigningKeys(Facts facts) {
    this.facts = facts;
  }

  public Optional<Event<SigningKeyRegistered>> one(String id) {
    return facts.first(SigningKeyRegistered.class, id);
  }
}
