package dev.countersign.journeys.story;

import java.util.List;
import java.util.Map;

final class Step01NewCheckpoint implements Step {
  @Override
  public String number() {
    return "1";
  }

  @Override
  public String title() {
    return "Aurelia registers AUR-5@c1: 3.1e26 FLOP, 4.2 times the effective compute of AUR-4";
  }

  @Override
  public String why() {
    return "At 4 times or more an evaluation of the parent is stale; 4.2 is more.";
  }

  @Override
  public void play(Scene scene) {
    scene.at("2026-06-01T09:00:00Z");
    Lab.AURELIA.model(scene, "AUR-5");
    var ratios =
        List.of(
            Map.of("domain", "CYBER", "ratio", "4.2"),
            Map.of("domain", "CHEM_BIO", "ratio", "4.2"));
    Lab.AURELIA.version(
        scene,
        "AUR-5",
        "c1",
        "3.1e26",
        List.of(Map.of("modelVersion", scene.id("AUR-4@final"), "computeRatios", ratios)));
  }
}
