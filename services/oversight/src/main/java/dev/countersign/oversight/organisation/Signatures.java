package dev.countersign.oversight.organisation;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whose signatures count: registered, valid keys of the auditor, found by trying, never by hint.
 */
@ApplicationScoped
public class Signatures {
  private final Facts facts;

  Signatures(Facts facts) {
    this.facts = facts;
  }

  /**
   * The keys that signed: the lead's own and the organisation's, two different ones.
   *
   * @throws RuleBrokenException if one of them is missing
   */
  public List<KeyId> requireLeadAndOrganisation(
      Envelope envelope, String organisation, String lead, Instant at) {
    var signers = signers(envelope, organisation, at);
    boolean byOrganisation = signers.stream().anyMatch(key -> key.person() == null);
    if (!byOrganisation || signers.stream().noneMatch(key -> lead.equals(key.person()))) {
      throw new RuleBrokenException(
          "SIGNATURE_MISSING",
          "Two registered, valid keys must have signed exactly these bytes: that of %s, and one of"
                  .formatted(lead)
              + " the organisation.");
    }
    return signers.stream().map(SigningKeyRegistered::key).toList();
  }

  /**
   * The keys of the lead that signed.
   *
   * @throws RuleBrokenException if there is none
   */
  public List<KeyId> requireLead(Envelope envelope, String organisation, String lead, Instant at) {
    var signers =
        signers(envelope, organisation, at).stream()
            .filter(key -> lead.equals(key.person()))
            .map(SigningKeyRegistered::key)
            .toList();
    if (signers.isEmpty()) {
      throw new RuleBrokenException(
          "SIGNATURE_MISSING",
          "A registered, valid key of %s must have signed exactly these bytes.".formatted(lead));
    }
    return signers;
  }

  /** True if this person has a key of their own whose signatures count. */
  public boolean hasKey(String organisation, String person, Instant at) {
    return valid(organisation, at).stream().anyMatch(key -> person.equals(key.person()));
  }

  /** One key signs once, though it may stand on record twice in different texts. */
  private List<SigningKeyRegistered> signers(Envelope envelope, String organisation, Instant at) {
    var keys = new LinkedHashMap<PublicKey, SigningKeyRegistered>();
    valid(organisation, at).forEach(key -> keys.putIfAbsent(publicKey(key), key));
    return envelope.signers(List.copyOf(keys.values()), Signatures::publicKey);
  }

  /** What was revoked is revoked, under whatever text it stands on record again. */
  private List<SigningKeyRegistered> valid(String organisation, Instant at) {
    var keys =
        facts
            .page(
                Wanted.all(SigningKeyRegistered.class).where("organisation", organisation),
                Window.ALL)
            .rows()
            .stream()
            .map(row -> row.value().fact())
            .toList();
    var revoked =
        facts
            .of(SigningKeyRevoked.class, keys.stream().map(key -> key.key().value()).toList())
            .stream()
            .map(event -> event.fact().key())
            .collect(Collectors.toSet());
    var gone =
        keys.stream()
            .filter(key -> revoked.contains(key.key()))
            .map(Signatures::publicKey)
            .collect(Collectors.toSet());
    return keys.stream()
        .filter(key -> isWithin(key, at))
        .filter(key -> !gone.contains(publicKey(key)))
        .toList();
  }

  /** True if the signatures of this key of an organisation's count at this instant. */
  boolean isValid(String organisation, KeyId key, Instant at) {
    return valid(organisation, at).stream().anyMatch(one -> one.key().equals(key));
  }

  private static boolean isWithin(SigningKeyRegistered key, Instant at) {
    return !at.isBefore(key.from()) && (key.until() == null || at.isBefore(key.until()));
  }

  /** The key itself. */
  public static PublicKey publicKey(SigningKeyRegistered key) {
    return PublicKey.ofSpki(Base64.getDecoder().decode(key.publicKey()));
  }
}
