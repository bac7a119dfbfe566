package dev.countersign.proofs.dsse;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonSyntaxException;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.signature.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * A signed envelope (DSSE v1.0.2).
 *
 * @param payloadType what the payload is
 * @param payload the exact bytes that were signed over
 * @param signatures at least one
 */
public record Envelope(String payloadType, byte[] payload, List<Signature> signatures) {
  /** The payload type of in-toto statements. */
  public static final String IN_TOTO = "application/vnd.in-toto+json";

  private static final int MAX_SIGNATURES = 16;

  public Envelope {
    signatures = List.copyOf(signatures);
  }

  /**
   * One signature.
   *
   * @param keyid a hint that nobody vouches for; it never decides anything
   * @param sig the signature's bytes
   */
  public record Signature(String keyid, byte[] sig) {}

  /** What is signed: the pre-authentication encoding of type and payload. */
  public static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
    var type = payloadType.getBytes(StandardCharsets.UTF_8);
    // Joined, not formatted: a format writes its digits as the host's language has them.
    var head = "DSSEv1 " + type.length + " " + payloadType + " " + payload.length + " ";
    var bytes = head.getBytes(StandardCharsets.UTF_8);
    var all = new byte[bytes.length + payload.length];
    System.arraycopy(bytes, 0, all, 0, bytes.length);
    System.arraycopy(payload, 0, all, bytes.length, payload.length);
    return all;
  }

  /** What these signatures are over. */
  public byte[] signedBytes() {
    return preAuthenticationEncoding(payloadType, payload);
  }

  /**
   * Those of the keys that signed this envelope. A key counts once, however many signatures it
   * made; a key id is not looked at.
   */
  public <K> List<K> signers(
      Collection<K> candidates, java.util.function.Function<K, PublicKey> key) {
    var signed = signedBytes();
    var found = new LinkedHashMap<PublicKey, K>();
    for (var candidate : candidates) {
      var publicKey = key.apply(candidate);
      if (!found.containsKey(publicKey)
          && signatures.stream().anyMatch(s -> publicKey.verifies(signed, s.sig()))) {
        found.put(publicKey, candidate);
      }
    }
    return List.copyOf(found.values());
  }

  /** The digest by which an attestation is known: of the payload, in lower-case hex. */
  public String payloadDigest() {
    return Sha256.hex(payload);
  }

  /** The envelope as JSON, in canonical form. */
  public String toJson() {
    var encoder = Base64.getEncoder();
    var list = new ArrayList<JsonObject>();
    for (var signature : signatures) {
      list.add(
          JsonObject.of()
              .with("keyid", signature.keyid())
              .with("sig", encoder.encodeToString(signature.sig())));
    }
    return CanonicalJson.text(
        JsonObject.of()
            .with("payload", encoder.encodeToString(payload))
            .with("payloadType", payloadType)
            .with("signatures", JsonValue.array(list)));
  }

  /**
   * Reads an envelope. Both base64 alphabets are read, with exact padding.
   *
   * @throws MalformedEnvelopeException naming what is wrong
   */
  public static Envelope parse(String json) {
    JsonObject object;
    try {
      object = JsonReader.readObject(json);
    } catch (JsonSyntaxException e) {
      throw new MalformedEnvelopeException("The envelope is not JSON: " + e.getMessage());
    }
    var type = object.text("payloadType");
    if (type == null || type.isEmpty()) {
      throw new MalformedEnvelopeException("payloadType is missing or not a string");
    }
    if (!(object.get("signatures") instanceof JsonArray list)
        || list.values().isEmpty()
        || list.values().size() > MAX_SIGNATURES) {
      throw new MalformedEnvelopeException(
          "signatures must be a list of 1 to " + MAX_SIGNATURES + " signatures");
    }
    var signatures = new ArrayList<Signature>();
    for (int i = 0; i < list.values().size(); i++) {
      if (!(list.values().get(i) instanceof JsonObject signature)) {
        throw new MalformedEnvelopeException("signatures[" + i + "] is not an object");
      }
      signatures.add(
          new Signature(
              Objects.requireNonNullElse(signature.text("keyid"), ""),
              Base64Text.decode("signatures[" + i + "].sig", signature.text("sig"))));
    }
    return new Envelope(type, Base64Text.decode("payload", object.text("payload")), signatures);
  }
}
