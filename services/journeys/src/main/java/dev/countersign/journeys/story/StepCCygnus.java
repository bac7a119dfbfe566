package dev.countersign.journeys.story;

import dev.countersign.journeys.inspect.Run;
import java.util.List;
import java.util.Map;

final class StepCCygnus implements Step {
  private static final String EVALUATED = "2026-05-18T10:00:00Z";

  @Override
  public String number() {
    return "C";
  }

  @Override
  public String title() {
    return "Elsewhere: Cygnus approaches its autonomy threshold and is cleared for half the time";
  }

  @Override
  public String why() {
    return "A bound within the alert margin is APPROACHING: it clears, for half the maximum age.";
  }

  @Override
  public void play(Scene scene) {
    var cygnus = Lab.CYGNUS;
    scene.at("2026-05-12T09:00:00Z");
    cygnus.begins(scene, "FSP", "Cygnus Frontier Safety Policy", List.of());
    cygnus.publishes(
        scene,
        "FSP 3",
        "cygnus-fsp-3.yaml",
        Map.of(
            "document", scene.id("FSP"),
            "label", "3",
            "effectiveFrom", "2026-05-12T09:00:00Z"));
    Auditor.BRACKEN.isEngagedBy(
        scene,
        cygnus,
        List.of(),
        List.of(
            Map.of(
                "relationship", "FREE_COMPUTE",
                "with", "Cygnus Research",
                "from", "2026-05-12T00:00:00Z",
                "detail", "Compute for the evaluation itself.")));
    cygnus.model(scene, "Deneb");
    cygnus.version(scene, "Deneb", "0.9", "9.2e25", List.of());
    var evaluation =
        new Evaluation(
            "D-AUT",
            cygnus.submitter(),
            cygnus,
            "Deneb@0.9",
            "AUT-1",
            "task-success",
            Run.ofProportion("autonomy/tasks", "cygnus/deneb", 220, 400, 400, EVALUATED),
            "APPROACHING");
    evaluation.isRegistered(scene);
    scene.at(EVALUATED);
    evaluation.isCompleted(scene);
    Auditor.BRACKEN.attests(scene, evaluation.name(), "2027-05-18T00:00:00Z");
    var decision = cygnus.asks(scene, "RC", "Deneb@0.9", "3e26");
    Lab.isDecided(scene, "Cygnus' request", decision, "CLEARED", List.of("APPROACHING AUT-1"));
    scene.quotes("until " + decision.path("validUntil").asText());
  }
}
