package dev.countersign.oversight;

import static org.hamcrest.Matchers.nullValue;

import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.Envelope.Signature;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an auditor's people do: accept, declare, sign with keys of their own, hand in. */
public final class AuditorSteps {
  public static final PrivateKey LEAD = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
  public static final PrivateKey ORGANISATION =
      PrivateKey.generate(Algorithm.ECDSA_P256, new SecureRandom());
  private static boolean registered;

  private AuditorSteps() {}

  public static synchronized void keys() {
    if (!registered) {
      register("kestrel-lead", LEAD);
      register(null, ORGANISATION);
      registered = true;
    }
  }

  /** Registers a key of kestrel's: its lead's own, or the organisation's as such. */
  public static String register(@Nullable String person, PrivateKey key) {
    return register("kestrel", person, key);
  }

  public static String register(String auditor, @Nullable String person, PrivateKey key) {
    var spki = Base64.getEncoder().encodeToString(key.publicKey().spki());
    var input = new HashMap<String, Object>();
    input.put("idempotencyKey", LabSteps.key());
    input.put("person", person);
    input.put("publicKey", spki);
    input.put("proofOfPossession", possession("org_" + auditor, spki, key));
    return Api.as(auditor + "-lead")
        .mutate("registerSigningKey", "signingKey { id algorithm }", input)
        .body("errors", nullValue())
        .extract()
        .path("data.registerSigningKey.signingKey.id");
  }

  public static String possession(String organisation, String spki, PrivateKey key) {
    var payload =
        CanonicalJson.bytes(
            JsonObject.of().with("organisation", organisation).with("publicKey", spki));
    var type = "application/vnd.countersign.key-possession+json";
    return sign(type, payload, key);
  }

  public static String sign(String type, byte[] payload, PrivateKey... keys) {
    var pae = Envelope.preAuthenticationEncoding(type, payload);
    return new Envelope(
            type, payload, Stream.of(keys).map(key -> new Signature("", key.sign(pae))).toList())
        .toJson();
  }

  /** Offered by the lab, accepted and declared by the auditor. */
  public static String engaged(String model) {
    var id = offered("kestrel", model);
    Api.as("kestrel-lead")
        .mutate(
            "acceptEngagement",
            "engagement { id status }",
            Map.of("idempotencyKey", LabSteps.key(), "engagement", id))
        .body("errors", nullValue());
    keys();
    declared("kestrel-lead", id, LEAD, List.of());
    return id;
  }

  public static String offered(String auditor, String model) {
    return Api.as("aurelia-officer")
        .mutate(
            "offerEngagement",
            "engagement { id status }",
            Map.of(
                "idempotencyKey",
                LabSteps.key(),
                "auditor",
                "org_" + auditor,
                "models",
                List.of(model),
                "evidenceClasses",
                List.of("PUBLIC", "CONFIDENTIAL"),
                "from",
                "2026-03-01T00:00:00Z",
                "until",
                "2027-12-31T00:00:00Z",
                "contingent",
                false,
                "publicationVeto",
                false))
        .body("errors", nullValue())
        .extract()
        .path("data.offerEngagement.engagement.id");
  }

  /** The lead signs what the platform prepares, and hands it in. */
  public static void declared(
      String lead, String engagement, PrivateKey key, List<Map<String, Object>> relationships) {
    var payload =
        prepared(
            lead,
            "prepareDeclaration",
            Map.of("engagement", engagement, "relationships", relationships));
    Api.as(lead)
        .mutate("declareIndependence", "engagement { id }", submission(payload, key))
        .body("errors", nullValue());
  }

  /** The exact bytes that the platform prepares. */
  public static byte[] prepared(String user, String query, Map<String, Object> input) {
    var type = Character.toUpperCase(query.charAt(0)) + query.substring(1) + "Input";
    String payload =
        Api.as(user)
            .send(
                "query($input: %s!) { %s(input: $input) { payload } }".formatted(type, query),
                Map.of("input", input))
            .body("errors", nullValue())
            .extract()
            .path("data." + query + ".payload");
    return Base64.getDecoder().decode(payload);
  }

  /** The exact bytes that the platform prepares for a validation of one safeguard. */
  public static byte[] prepared(String version, String safeguard, List<Map<String, Object>> found) {
    return prepared(
        "kestrel-lead",
        "prepareAttestation",
        Map.of(
            "modelVersion",
            version,
            "method",
            "red team of " + safeguard,
            "validations",
            found,
            "validUntil",
            "2027-01-20T00:00:00Z"));
  }

  public static Map<String, Object> submission(byte[] payload, PrivateKey... keys) {
    return Map.of(
        "idempotencyKey", LabSteps.key(), "envelope", sign(Envelope.IN_TOTO, payload, keys));
  }
}
