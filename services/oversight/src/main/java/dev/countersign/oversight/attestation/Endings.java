package dev.countersign.oversight.attestation;

import dev.countersign.domain.attestation.Standings;
import dev.countersign.domain.attestation.Standings.Arrival;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSuperseded;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.oversight.ledger.Facts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What ended attestations, as far as the viewer may see it. */
@ApplicationScoped
class Endings {
  private final Facts facts;

  Endings(Facts facts) {
    this.facts = facts;
  }

  Standings of(List<Arrival> arrived) {
    var ids = arrived.stream().map(arrival -> arrival.attestation().value()).toList();
    return Standings.of(
        arrived,
        facts.of(AttestationRevoked.class, ids),
        facts.of(AttestationSuspended.class, ids),
        facts.of(AttestationSuperseded.class, ids));
  }
}
