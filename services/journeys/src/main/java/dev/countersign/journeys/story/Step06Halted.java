package dev.countersign.journeys.story;

import java.util.List;

final class Step06Halted implements Step {
  static final List<String> REASONS =
      List.of(
          "OPEN_HALT CYBER-2",
          "OPEN_HALT BIO-2",
          "SAFEGUARD_MISSING BIO-2 BIO-CLS",
          "SAFEGUARD_MISSING BIO-2 SEC-3",
          "SAFEGUARD_MISSING CYBER-2 CY-CLS",
          "SAFEGUARD_MISSING CYBER-2 CY-KYC",
          "SAFEGUARD_MISSING CYBER-2 SEC-3");

  @Override
  public String number() {
    return "6";
  }

  @Override
  public String title() {
    return "R1 is decided again";
  }

  @Override
  public String why() {
    return "Every halt that binds is listed, and every safeguard that is missing: that is what would change it.";
  }

  @Override
  public void play(Scene scene) {
    Lab.isDecided(scene, "R1", Lab.AURELIA.decision(scene, "R1"), "HALTED", REASONS);
  }
}
