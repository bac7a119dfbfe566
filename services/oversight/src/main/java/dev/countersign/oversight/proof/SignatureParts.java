package dev.countersign.oversight.proof;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.id.KeyId;
import dev.countersign.oversight.ledger.Envelopes;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Positions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** What was signed among facts, and the keys that signed it with all that happened to them. */
@ApplicationScoped
public class SignatureParts {
  private final Facts facts;
  private final ProofRows rows;
  private final Envelopes envelopes;

  SignatureParts(Facts facts, ProofRows rows, Envelopes envelopes) {
    this.facts = facts;
    this.rows = rows;
    this.envelopes = envelopes;
  }

  /**
   * Shows the envelopes of these facts' attestations, and the facts of their keys.
   *
   * @param until facts of keys behind this position are left out
   * @return the keys
   */
  Set<KeyId> show(Collection<RecordedFact> known, Position until, BundleParts parts) {
    var signed =
        known.stream()
            .map(RecordedFact::fact)
            .filter(AttestationReceived.class::isInstance)
            .map(AttestationReceived.class::cast)
            .toList();
    var keys = new LinkedHashSet<KeyId>();
    signed.forEach(received -> keys.addAll(received.keys()));
    parts.whole(
        rows.logged(
            keys.stream()
                .flatMap(key -> facts.allOf(key.value()).stream())
                .map(fact -> fact.header().position())
                .filter(position -> !position.isAfter(until))
                .map(Positions::toUuid)
                .toList()));
    parts.envelopes(
        envelopes.ofDigests(
            signed.stream().map(AttestationReceived::envelopeDigest).distinct().toList()));
    return keys;
  }
}
