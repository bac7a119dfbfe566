package dev.countersign.oversight.organisation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.id.KeyId;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.MalformedEnvelopeException;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.signature.MalformedKeyException;
import dev.countersign.proofs.signature.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The proof that whoever registers a public key holds the private one. */
final class Possession {
  static final String TYPE = "application/vnd.countersign.key-possession+json";

  private Possession() {}

  /** A key has one text: two of the same bytes would pass for two keys. */
  static PublicKey key(String publicKey) {
    try {
      var spki = Base64.getDecoder().decode(publicKey);
      if (!Base64.getEncoder().encodeToString(spki).equals(publicKey)) {
        throw new MalformedKeyException("it is not padded, or its last character holds more bits");
      }
      return PublicKey.ofSpki(spki);
    } catch (MalformedKeyException | IllegalArgumentException e) {
      throw new RuleBrokenException(
          "KEY_NOT_USABLE",
          "publicKey must be padded base64 of a SubjectPublicKeyInfo: " + e.getMessage());
    }
  }

  /**
   * Refuses a proof that not all of these keys signed.
   *
   * @param replaces the key in whose place it comes; null if none
   */
  static void require(
      String organisation,
      String publicKey,
      @Nullable KeyId replaces,
      List<PublicKey> keys,
      String proof) {
    var stated = JsonObject.of().with("organisation", organisation).with("publicKey", publicKey);
    if (replaces != null) {
      stated = stated.with("replaces", replaces.value());
    }
    try {
      var envelope = Envelope.parse(proof);
      if (envelope.payloadType().equals(TYPE)
          && Arrays.equals(envelope.payload(), CanonicalJson.bytes(stated))
          && envelope.signers(keys, Function.identity()).size() == keys.size()) {
        return;
      }
    } catch (MalformedEnvelopeException e) {
      throw new RuleBrokenException("POSSESSION_NOT_PROVEN", String.valueOf(e.getMessage()));
    }
    throw new RuleBrokenException(
        "POSSESSION_NOT_PROVEN",
        replaces == null
            ? "Sign the canonical JSON of organisation and publicKey with the key itself."
            : "Sign the canonical JSON of organisation, publicKey and replaces with both keys.");
  }
}
