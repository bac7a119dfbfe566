package dev.countersign.journeys.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

final class Step17Revenue implements Step {
  @Override
  public String number() {
    return "17";
  }

  @Override
  public String title() {
    return "Kestrel discloses that Aurelia's cloud affiliate pays 62% of its revenue since July";
  }

  @Override
  public String why() {
    return "What is learnt late counts from the day it began: the decision that rested on it is impeached, not rewritten.";
  }

  @Override
  public void play(Scene scene) {
    var cleared = scene.id("R1's clearance");
    scene.at("2026-09-03T10:00:00Z");
    scene.does(
        Auditor.KESTREL.lead(),
        "DiscloseRelationship",
        Map.of(
            "engagement", scene.id("aurelia+kestrel"),
            "relationship",
                Map.of(
                    "relationship", "REVENUE",
                    "with", "Aurelia Cloud",
                    "share", "0.62",
                    "from", "2026-07-01T00:00:00Z")));
    for (var safeguard : List.of("CY-CLS", "CY-KYC", "SEC-3", "BIO-CLS")) {
      var validation = attestation(scene, "validation of " + safeguard);
      scene.found(
          "Kestrel's word on " + safeguard, validation.path("status").asText(), "SUSPENDED");
      scene.found("because of", validation.path("statusReason").asText(), "COI_REVENUE");
      scene.found("since", validation.path("statusSince").asText(), "2026-07-01T00:00:00Z");
    }
    for (var name : List.of("E2", "E3")) {
      var standing = attestation(scene, "attestation of " + name);
      scene.found("Kestrel's word on " + name, standing.path("status").asText(), "ACTIVE");
    }
    halts(scene);
    var decision =
        scene.ask("eu-analyst", "GateDecision", Map.of("id", cleared)).path("gateDecision");
    scene.found("what was decided on 08-12", decision.path("outcome").asText(), "CLEARED");
    scene.found(
        "it is impeached by",
        Lab.list(decision.path("impeachedBy")).stream()
            .map(impeachment -> impeachment.path("reason").asText())
            .distinct()
            .toList(),
        List.of("COI_REVENUE"));
    scene.found("R1", Lab.AURELIA.decision(scene, "R1").path("outcome").asText(), "HALTED");
  }

  private static void halts(Scene scene) {
    var halts = Lab.AURELIA.halts(scene);
    scene.found(
        "halts of Aurelia",
        halts.stream()
            .map(halt -> halt.path("thresholdKey").asText() + " " + halt.path("state").asText())
            .toList(),
        List.of("CYBER-2 LIFTED", "BIO-2 LIFTED", "CYBER-2 OPEN", "BIO-2 OPEN"));
    scene.name("H4", halts.getLast().path("id").asText());
  }

  private static JsonNode attestation(Scene scene, String name) {
    return Auditor.attestation(scene, "eu-analyst", scene.id(name));
  }
}
