package dev.countersign.journeys.story;

import java.util.List;

final class Step13Lifted implements Step {
  @Override
  public String number() {
    return "13";
  }

  @Override
  public String title() {
    return "Nobody objects: H1 is lifted";
  }

  @Override
  public String why() {
    return "One lift lifts one halt; H2 still binds the same version.";
  }

  @Override
  public void play(Scene scene) {
    scene.at("2026-07-27T23:59:00Z");
    scene.found(
        "H1 on 07-27", Lab.AURELIA.halt(scene, "H1").path("state").asText(), "LIFT_REQUESTED");
    scene.at("2026-07-28T09:00:00Z");
    scene.found("H1 on 07-28", Lab.AURELIA.halt(scene, "H1").path("state").asText(), "LIFTED");
    Lab.isDecided(
        scene,
        "R1",
        Lab.AURELIA.decision(scene, "R1"),
        "HALTED",
        List.of(
            "OPEN_HALT BIO-2",
            "SAFEGUARD_NOT_VALIDATED BIO-2 BIO-CLS",
            "SAFEGUARDS_VALIDATED CYBER-2"));
  }
}
