package dev.countersign.journeys.story;

import java.util.List;

final class Step02Request implements Step {
  @Override
  public String number() {
    return "2";
  }

  @Override
  public String title() {
    return "Aurelia asks to scale from AUR-5@c1, up to 6.2e26 FLOP";
  }

  @Override
  public String why() {
    return "What was evaluated on AUR-4 says nothing of a checkpoint with four times its compute.";
  }

  @Override
  public void play(Scene scene) {
    scene.at("2026-06-01T09:05:00Z");
    Lab.isDecided(
        scene,
        "R1",
        Lab.AURELIA.asks(scene, "R1", "AUR-5@c1", "6.2e26"),
        "EVALUATION_REQUIRED",
        List.of("STALE_COMPUTE_RATIO BIO-2", "STALE_COMPUTE_RATIO CYBER-2"));
  }
}
