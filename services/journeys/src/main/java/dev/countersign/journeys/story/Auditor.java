package dev.countersign.journeys.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.people.Keyring;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an auditor's people do. */
record Auditor(String alias) {
  static final Auditor KESTREL = new Auditor("kestrel");
  static final Auditor BRACKEN = new Auditor("bracken");

  String id() {
    return "org_" + alias;
  }

  String evaluator() {
    return alias + "-evaluator";
  }

  String lead() {
    return alias + "-lead";
  }

  /** The lead's own key and the organisation's, each with proof of possession. */
  void registersKeys(Scene scene) {
    register(scene, Map.of("person", lead()), leadKey(scene));
    register(scene, Map.of(), organisationKey(scene));
  }

  private void register(Scene scene, Map<String, String> whose, PrivateKey key) {
    var input = new HashMap<String, Object>(whose);
    input.put("publicKey", Keyring.publicKey(key));
    input.put("proofOfPossession", Keyring.possession(id(), key));
    scene.does(lead(), "RegisterSigningKey", input);
  }

  private PrivateKey leadKey(Scene scene) {
    return scene.keys().key(lead(), Algorithm.ED25519);
  }

  private PrivateKey organisationKey(Scene scene) {
    return scene.keys().key(alias, Algorithm.ECDSA_P256);
  }

  /** Offered by the lab; accepted and declared by the lead. */
  void isEngagedBy(Scene scene, Lab lab, List<String> domains, List<Map<String, Object>> ties) {
    var offer = new HashMap<String, Object>();
    offer.put("auditor", id());
    offer.put("evidenceClasses", List.of("PUBLIC", "CONFIDENTIAL"));
    offer.put("from", "2026-03-01T00:00:00Z");
    offer.put("until", "2027-12-31T00:00:00Z");
    offer.put("fee", "fixed, paid in advance");
    offer.put("contingent", false);
    offer.put("publicationVeto", false);
    if (!domains.isEmpty()) {
      offer.put("domains", domains);
    }
    var engagement =
        scene.name(
            lab.alias() + "+" + alias,
            scene.does(lab.officer(), "OfferEngagement", offer).at("/engagement/id").asText());
    scene.does(lead(), "AcceptEngagement", Map.of("engagement", engagement));
    var prepared =
        scene
            .ask(
                lead(),
                "PrepareDeclaration",
                Map.of("input", Map.of("engagement", engagement, "relationships", ties)))
            .path("prepareDeclaration");
    scene.does(lead(), "DeclareIndependence", Map.of("envelope", signed(prepared, leadKey(scene))));
  }

  private static String signed(JsonNode prepared, PrivateKey... keys) {
    return Keyring.sign(
        prepared.path("payloadType").asText(),
        Base64.getDecoder().decode(prepared.path("payload").asText()),
        keys);
  }

  /** Vouches for an evaluation, with two signatures over the bytes that the platform prepared. */
  JsonNode attests(Scene scene, String evaluation, String validUntil) {
    return signs(scene, Map.of("evaluation", scene.id(evaluation), "validUntil", validUntil));
  }

  /** Validates one safeguard on both surfaces. */
  JsonNode validates(Scene scene, String version, String safeguard, String validUntil) {
    return signs(
        scene,
        Map.of(
            "modelVersion", scene.id(version),
            "method", "red team of %s over two weeks".formatted(safeguard),
            "validations", List.of(validation(safeguard, "INTERNAL"), validation(safeguard, "API")),
            "validUntil", validUntil));
  }

  private static Map<String, Object> validation(String safeguard, String surface) {
    return Map.of(
        "safeguardKey",
        safeguard,
        "surface",
        surface,
        "configDigest",
        Lab.digest("configuration of %s on %s".formatted(safeguard, surface)),
        "effect",
        "EFFECTIVE");
  }

  /** An attestation as somebody sees it; missing if they see none of that id. */
  static JsonNode attestation(Scene scene, String user, String id) {
    var page = Map.<String, Object>of("lab", Lab.AURELIA.id(), "first", 100);
    return Lab.list(scene.ask(user, "Attestations", page).at("/attestations/nodes")).stream()
        .filter(attestation -> attestation.path("id").asText().equals(id))
        .findFirst()
        .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
  }

  private JsonNode signs(Scene scene, Map<String, Object> what) {
    var prepared =
        scene.ask(lead(), "PrepareAttestation", Map.of("input", what)).path("prepareAttestation");
    var envelope = signed(prepared, leadKey(scene), organisationKey(scene));
    return scene
        .does(lead(), "SubmitAttestation", Map.of("envelope", envelope))
        .path("attestation");
  }
}
