package dev.countersign.journeys.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

final class Step07Amendment implements Step {
  @Override
  public String number() {
    return "7";
  }

  @Override
  public String title() {
    return "Aurelia raises CYBER-2 from 0.60 to 0.85 in RSP 2.1, and calls it a clarification";
  }

  @Override
  public String why() {
    return "A crossing is judged by the version in force when it happened: no later one undoes it.";
  }

  @Override
  public void play(Scene scene) {
    scene.at("2026-06-26T09:00:00Z");
    var published =
        Lab.AURELIA.publishes(
            scene,
            "RSP 2.1",
            "aurelia-rsp-2.1.yaml",
            Map.of(
                "document",
                scene.id("RSP"),
                "label",
                "2.1",
                "previous",
                scene.id("RSP 2.0"),
                "effectiveFrom",
                "2026-06-26T09:00:00Z",
                "characterisation",
                "clarification",
                "changelog",
                List.of("CYBER-2: clarified the value of its indicator.")));
    scene.found("RSP 2.1", published.path("status").asText(), "EFFECTIVE");
    diff(scene);
    counterfactual(scene);
    var halt = Lab.AURELIA.halt(scene, "H1");
    scene.found("H1", halt.path("state").asText(), "OPEN");
    scene.found(
        "H1 is judged by",
        halt.path("policyVersionDigest").asText(),
        Lab.digestOf(scene, "RSP 2.0"));
    Lab.isDecided(scene, "R1", Lab.AURELIA.decision(scene, "R1"), "HALTED", Step06Halted.REASONS);
  }

  private static void diff(Scene scene) {
    var versions = Map.<String, Object>of("from", scene.id("RSP 2.0"), "to", scene.id("RSP 2.1"));
    var diff = scene.ask("eu-analyst", "PolicyDiff", versions).path("policyDiff");
    scene.found("Aurelia calls it", diff.path("characterisation").asText(), "clarification");
    var weakened =
        Lab.list(diff.path("changes")).stream()
            .filter(change -> change.path("changeClass").asText().equals("WEAKENED"))
            .toList();
    scene.found(
        "what weakens",
        weakened.stream().map(change -> change.path("path").asText()).toList(),
        List.of("$.thresholds[CYBER-2].indicators[exploit-success].value"));
    scene.quotes(weakened.getFirst().path("sentence").asText());
    scene.found("crossings it would have undone", impact(diff), List.of("CYBER-2 RULED_OUT"));
    scene.found(
        "what anyone sees of that",
        scene.ask(null, "PolicyDiff", versions).at("/policyDiff/impact").isNull(),
        true);
  }

  private static List<String> impact(JsonNode diff) {
    return Lab.list(diff.path("impact")).stream()
        .map(i -> i.path("thresholdKey").asText() + " " + i.path("conclusion").asText())
        .toList();
  }

  private static void counterfactual(Scene scene) {
    var alone =
        scene
            .ask(
                "eu-analyst",
                "Counterfactual",
                Map.of("scaleUpRequest", scene.id("R1"), "policyVersion", scene.id("RSP 2.1")))
            .path("counterfactual");
    scene.found(
        "under 2.1 alone",
        Lab.list(alone.path("thresholds")).stream()
            .map(t -> t.path("thresholdKey").asText() + " " + t.path("conclusion").asText())
            .toList(),
        List.of("CYBER-2 RULED_OUT", "BIO-2 CANNOT_RULE_OUT"));
  }
}
