package dev.countersign.journeys.story;

import java.util.List;
import java.util.Map;

final class Step15ElicitationAdvance implements Step {
  /** What an advance in CYBER makes stale; what was found in another domain stays. */
  private static final List<String> REASONS =
      List.of(
          "SAFEGUARDS_VALIDATED BIO-2",
          "ELICITATION_ADVANCE CYBER-2",
          "ELICITATION_ADVANCE CYBER-2 CY-CLS",
          "ELICITATION_ADVANCE CYBER-2 CY-KYC",
          "ELICITATION_ADVANCE CYBER-2 SEC-3");

  @Override
  public String number() {
    return "15";
  }

  @Override
  public String title() {
    return "A next checkpoint, and an advance in cyber elicitation: R2 and R1 need evaluations";
  }

  @Override
  public String why() {
    return "Better elicitation makes stale what was found with the worse, whatever the weights.";
  }

  @Override
  public void play(Scene scene) {
    scene.at("2026-08-20T09:00:00Z");
    var aurelia = Lab.AURELIA;
    var ratios =
        List.of(
            Map.of("domain", "CYBER", "ratio", "1.3"),
            Map.of("domain", "CHEM_BIO", "ratio", "1.3"));
    aurelia.version(
        scene,
        "AUR-5",
        "c2",
        "4.0e26",
        List.of(Map.of("modelVersion", scene.id("AUR-5@c1"), "computeRatios", ratios)));
    scene.does(
        aurelia.submitter(),
        "RecordModelChange",
        Map.of(
            "change", "ELICITATION_ADVANCE",
            "domains", List.of("CYBER"),
            "description", "A scaffold that chains exploits finds a third more of them."));
    Lab.isDecided(
        scene,
        "R2",
        aurelia.asks(scene, "R2", "AUR-5@c2", "6.2e26"),
        "EVALUATION_REQUIRED",
        REASONS);
    Lab.isDecided(scene, "R1", aurelia.decision(scene, "R1"), "EVALUATION_REQUIRED", REASONS);
  }
}
