package dev.countersign.oversight.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRegistered;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRevoked;
import dev.countersign.domain.id.KeyId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Window;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.signature.PublicKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Whose signatures count: registered, valid keys of the auditor, found by trying, never by hint.
 */
@ApplicationScoped
public class Signatures {
  private static final Window ALL = new Window(Integer.MAX_VALUE - 1, null, null, false, false);

  private final Facts facts;

  Signatures(Facts facts) {
    this.facts = facts;
  }

  /**
   * The keys that signed: the lead's own and the organisation's, two different ones.
   *
   * @throws RuleBrokenException if one of them is missing
   */
  List<KeyId> requireLeadAndOrganisation(
      Envelope envelope, String auditor, String lead, Instant at) {
    var candidates =
        facts
            .page(Wanted.all(SigningKeyRegistered.class).where("organisation", auditor), ALL)
            .rows()
            .stream()
            .map(row -> row.value().fact())
            .filter(key -> isValid(key, at))
            .toList();
    var signers = envelope.signers(candidates, Signatures::publicKey);
    boolean byLead = signers.stream().anyMatch(key -> lead.equals(key.person()));
    boolean byOrganisation = signers.stream().anyMatch(key -> key.person() == null);
    if (!byLead || !byOrganisation) {
      throw new RuleBrokenException(
          "SIGNATURE_MISSING",
          "Two registered, valid keys must have signed exactly these bytes: that of %s, and one of"
                  .formatted(lead)
              + " the organisation.");
    }
    return signers.stream().map(SigningKeyRegistered::key).toList();
  }

  private boolean isValid(SigningKeyRegistered key, Instant at) {
    return !at.isBefore(key.from())
        && (key.until() == null || at.isBefore(key.until()))
        && facts.of(SigningKeyRevoked.class, List.of(key.key().value())).isEmpty();
  }

  private static PublicKey publicKey(SigningKeyRegistered key) {
    return PublicKey.ofSpki(Base64.getDecoder().decode(key.publicKey()));
  }
}
