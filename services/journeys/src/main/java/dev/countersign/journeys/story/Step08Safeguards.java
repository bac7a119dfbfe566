package dev.countersign.journeys.story;

import java.util.List;
import java.util.Map;

final class Step08Safeguards implements Step {
  static final List<String> REASONS =
      List.of(
          "OPEN_HALT CYBER-2",
          "OPEN_HALT BIO-2",
          "SAFEGUARD_NOT_VALIDATED BIO-2 BIO-CLS",
          "SAFEGUARD_NOT_VALIDATED BIO-2 SEC-3",
          "SAFEGUARD_NOT_VALIDATED CYBER-2 CY-CLS",
          "SAFEGUARD_NOT_VALIDATED CYBER-2 CY-KYC",
          "SAFEGUARD_NOT_VALIDATED CYBER-2 SEC-3");

  @Override
  public String number() {
    return "8";
  }

  @Override
  public String title() {
    return "Aurelia implements its safeguards, on INTERNAL and API";
  }

  @Override
  public String why() {
    return "Implemented is not validated: a lab's own word never lifts a halt.";
  }

  @Override
  public void play(Scene scene) {
    scene.at("2026-07-03T09:00:00Z");
    for (var safeguard : List.of("CY-CLS", "CY-KYC", "SEC-3", "BIO-CLS")) {
      for (var surface : List.of("INTERNAL", "API")) {
        Lab.AURELIA.implement(scene, "aurelia-safeguards", "AUR-5@c1", safeguard, surface);
      }
    }
    Lab.isDecided(scene, "R1", Lab.AURELIA.decision(scene, "R1"), "HALTED", REASONS);
    scene.isRefused(
        Lab.AURELIA.officer(),
        "RequestHaltLift",
        Map.of("halt", scene.id("H1"), "reason", "They are in place."),
        "SAFEGUARDS_NOT_VALIDATED");
  }
}
