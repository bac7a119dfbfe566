package dev.countersign.proofs.dsse;

import dev.countersign.proofs.dsse.Envelope.Signature;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonSyntaxException;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.signature.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Envelopes as Sigstore bundles (v0.3), for tools that read those: one bundle for each signature,
 * with a hint of the key and no entry of a public log.
 */
public final class SigstoreBundle {
  /** The one version that is written and read. */
  public static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

  private SigstoreBundle() {}

  /**
   * One signature of an envelope as a bundle. The hint is the key's fingerprint; whoever verifies
   * has the key from elsewhere.
   */
  public static String of(Envelope envelope, Signature signature, PublicKey key) {
    var alone =
        new Envelope(envelope.payloadType(), envelope.payload(), List.of(signature)).toJson();
    return CanonicalJson.text(
        JsonObject.of()
            .with("mediaType", MEDIA_TYPE)
            .with(
                "verificationMaterial",
                JsonObject.of()
                    .with("publicKey", JsonObject.of().with("hint", key.fingerprint()))
                    .with("tlogEntries", JsonValue.array(List.of())))
            .with("dsseEnvelope", JsonReader.readObject(alone)));
  }

  /**
   * The one envelope that these bundles hold the signatures of. What vouches for their keys is not
   * looked at: keys are found by registry.
   *
   * @throws MalformedEnvelopeException naming what is wrong
   */
  public static Envelope join(List<String> bundles) {
    if (bundles.isEmpty()) {
      throw new MalformedEnvelopeException("There is no bundle");
    }
    var signatures = new ArrayList<Signature>();
    var first = envelope(bundles.getFirst(), "bundles[0]");
    for (int i = 0; i < bundles.size(); i++) {
      var path = "bundles[" + i + "]";
      var envelope = envelope(bundles.get(i), path);
      if (!first.payloadType().equals(envelope.payloadType())
          || !Arrays.equals(first.payload(), envelope.payload())) {
        throw new MalformedEnvelopeException(path + " is over another payload than bundles[0]");
      }
      signatures.addAll(envelope.signatures());
    }
    return new Envelope(first.payloadType(), first.payload(), signatures);
  }

  private static Envelope envelope(String bundle, String path) {
    JsonObject object;
    try {
      object = JsonReader.readObject(bundle);
    } catch (JsonSyntaxException e) {
      throw new MalformedEnvelopeException(path + " is not JSON: " + e.getMessage());
    }
    if (!MEDIA_TYPE.equals(object.text("mediaType"))) {
      throw new MalformedEnvelopeException(path + ".mediaType must be " + MEDIA_TYPE);
    }
    if (!(object.get("dsseEnvelope") instanceof JsonObject dsse)) {
      throw new MalformedEnvelopeException(path + ".dsseEnvelope is missing");
    }
    var envelope = Envelope.parse(CanonicalJson.text(dsse));
    if (envelope.signatures().size() != 1) {
      throw new MalformedEnvelopeException(path + " must hold exactly one signature");
    }
    return envelope;
  }
}
