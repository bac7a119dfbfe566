package dev.countersign.oversight.attestation;

import dev.countersign.domain.attestation.Standing;
import dev.countersign.domain.attestation.Standings;
import dev.countersign.domain.attestation.Standings.Arrival;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.KeyId;
import dev.countersign.oversight.ledger.Envelopes;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.organisation.ReadSigningKeys;
import dev.countersign.oversight.organisation.Signatures;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.SigstoreBundle;
import dev.countersign.proofs.signature.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attestations as the viewer may see them, with where they stand. */
@UseCase
public class ReadAttestations {
  private final Facts facts;
  private final Endings endings;
  private final Envelopes envelopes;
  private final ReadSigningKeys keys;
  private final Standpoint standpoint;

  ReadAttestations(
      Facts facts,
      Endings endings,
      Envelopes envelopes,
      ReadSigningKeys keys,
      Standpoint standpoint) {
    this.facts = facts;
    this.endings = endings;
    this.envelopes = envelopes;
    this.keys = keys;
    this.standpoint = standpoint;
  }

  /** An attestation and where it stands. */
  public record Attestation(Event<AttestationReceived> received, Standing standing) {}

  public Optional<Attestation> one(String id) {
    return facts.first(AttestationReceived.class, id).map(event -> with(List.of(event)).getFirst());
  }

  public Page<Attestation> page(@Nullable String lab, Window window) {
    var page = facts.page(Wanted.all(AttestationReceived.class).ofLab(lab), window);
    var read = with(page.rows().stream().map(Page.Row::value).toList()).iterator();
    return page.map(event -> read.next());
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(AttestationReceived.class).ofLab(lab));
  }

  private List<Attestation> with(List<Event<AttestationReceived>> events) {
    Standings standings = endings.of(events.stream().map(Arrival::of).toList());
    return events.stream()
        .map(
            event ->
                new Attestation(
                    event,
                    standings.at(event.fact().attestation(), standpoint.validAt()).orElseThrow()))
        .toList();
  }

  /** The exact envelopes with these digests. */
  public Map<String, String> envelopes(Collection<String> digests) {
    return envelopes.byDigest(digests);
  }

  /** One Sigstore bundle for each registered key that signed. */
  public List<String> bundles(String envelopeJson, List<SigningKeyRegistered> signers) {
    var envelope = Envelope.parse(envelopeJson);
    var signed = envelope.signedBytes();
    var bundles = new ArrayList<String>();
    for (var signer : signers) {
      PublicKey key = Signatures.publicKey(signer);
      envelope.signatures().stream()
          .filter(signature -> key.verifies(signed, signature.sig()))
          .findFirst()
          .ifPresent(signature -> bundles.add(SigstoreBundle.of(envelope, signature, key)));
    }
    return bundles;
  }

  /** The keys by their ids. */
  public Map<KeyId, SigningKeyRegistered> keys(Collection<KeyId> ids) {
    var found = new HashMap<KeyId, SigningKeyRegistered>();
    keys.registered(ids).forEach(key -> found.put(Objects.requireNonNull(key.key()), key));
    return found;
  }
}
