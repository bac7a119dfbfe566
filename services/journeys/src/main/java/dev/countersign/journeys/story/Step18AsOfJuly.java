package dev.countersign.journeys.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

final class Step18AsOfJuly implements Step {
  private static final Instant THEN = Instant.parse("2026-07-25T00:00:00Z");

  @Override
  public String number() {
    return "18";
  }

  @Override
  public String title() {
    return "The EU AI Office asks how Aurelia stood on 07-25";
  }

  @Override
  public String why() {
    return "What was known then is cut from the record itself: nothing that came later shows.";
  }

  @Override
  public void play(Scene scene) {
    scene.at(Story.ENDS);
    var asOf = Map.of("validAt", THEN.toString(), "knownAt", THEN.toString());
    var then = scene.ask("eu-analyst", "LabAsOf", Map.of("lab", Lab.AURELIA.id(), "asOf", asOf));
    scene.found("in force", texts(then.path("policiesInForce"), "label"), List.of("2.1"));
    scene.found(
        "halts",
        Lab.list(then.at("/halts/nodes")).stream()
            .map(halt -> halt.path("thresholdKey").asText() + " " + halt.path("state").asText())
            .toList(),
        List.of("CYBER-2 LIFT_REQUESTED", "BIO-2 OPEN"));
    var attestations = Lab.list(then.at("/attestations/nodes"));
    scene.found(
        "rejections",
        attestations.stream()
            .filter(a -> a.path("reception").asText().equals("REJECTED"))
            .map(a -> a.path("id").asText())
            .toList(),
        List.of(scene.id("Bracken's attestation")));
    scene.found(
        "attestations that were suspended",
        attestations.stream().anyMatch(a -> a.path("status").asText().equals("SUSPENDED")),
        false);
    scene.found(
        "the latest of them was recorded before 07-25",
        attestations.stream()
            .map(a -> Instant.parse(a.path("recordedAt").asText()))
            .allMatch(THEN::isAfter),
        true);
    scene.found(
        "requests",
        texts(then.at("/scaleUpRequests/nodes"), "id"),
        List.of(scene.id("R0"), scene.id("R1")));
    scene.found(
        "R1, then",
        Lab.list(then.at("/scaleUpRequests/nodes")).getLast().at("/decision/outcome").asText(),
        "HALTED");
    scene.found("the clock", scene.now().toString(), Story.ENDS);
  }

  private static List<String> texts(JsonNode nodes, String field) {
    return Lab.list(nodes).stream().map(node -> node.path(field).asText()).toList();
  }
}
