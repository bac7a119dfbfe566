package dev.countersign.oversight.organisation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.KeyAlgorithm;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRegistered;
import dev.countersign.domain.id.KeyId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.MalformedEnvelopeException;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.signature.MalformedKeyException;
import dev.countersign.proofs.signature.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An organisation registers a public key, and proves that it holds the private one. */
@UseCase
public class RegisterSigningKey {
  /** What a proof of possession is. */
  public static final String POSSESSION = "application/vnd.countersign.key-possession+json";

  private final Ledger ledger;
  private final Facts facts;
  private final CurrentViewer viewer;

  RegisterSigningKey(Ledger ledger, Facts facts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.viewer = viewer;
  }

  public KeyId register(
      WriteRequest request,
      @Nullable String person,
      String publicKey,
      String proofOfPossession,
      @Nullable Instant from,
      @Nullable Instant until) {
    var who = viewer.get();
    var key = key(publicKey);
    requirePossession(who.organisation(), publicKey, key, proofOfPossession);
    var book =
        who.kind() == Viewer.Kind.AUDITOR
            ? Book.ofAuditor(who.organisation())
            : Book.ofLab(who.organisation());
    return new KeyId(
        ledger.write(
            request,
            List.of(book),
            entry -> {
              var same = Wanted.all(SigningKeyRegistered.class).where("publicKey", publicKey);
              if (facts.count(same) > 0) {
                throw new RuleBrokenException(
                    "KEY_REGISTERED", "This key is registered already. Make a new one.");
              }
              var id = new KeyId(entry.newId(KeyId.PREFIX));
              entry.append(
                  new SigningKeyRegistered(
                      id,
                      person,
                      KeyAlgorithm.valueOf(key.algorithm().name()),
                      publicKey,
                      from == null ? entry.recordedAt() : from,
                      until,
                      null),
                  Filing.ofPublic(id.value(), who.organisation()).subject("key:" + id));
              return id.value();
            }));
  }

  private static PublicKey key(String publicKey) {
    try {
      return PublicKey.ofSpki(Base64.getDecoder().decode(publicKey));
    } catch (MalformedKeyException | IllegalArgumentException e) {
      throw new RuleBrokenException(
          "KEY_NOT_USABLE",
          "publicKey must be base64 of a SubjectPublicKeyInfo: " + e.getMessage());
    }
  }

  private static void requirePossession(
      String organisation, String publicKey, PublicKey key, String proof) {
    var stated =
        CanonicalJson.bytes(
            JsonObject.of().with("organisation", organisation).with("publicKey", publicKey));
    try {
      var envelope = Envelope.parse(proof);
      if (envelope.payloadType().equals(POSSESSION)
          && Arrays.equals(envelope.payload(), stated)
          && !envelope.signers(List.of(key), Function.identity()).isEmpty()) {
        return;
      }
    } catch (MalformedEnvelopeException e) {
      throw new RuleBrokenException("POSSESSION_NOT_PROVEN", String.valueOf(e.getMessage()));
    }
    throw new RuleBrokenException(
        "POSSESSION_NOT_PROVEN",
        "Sign the canonical JSON of organisation and publicKey with the key itself.");
  }
}
