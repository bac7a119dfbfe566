package dev.countersign.journeys.story;

import java.util.List;

final class Step11Validations implements Step {
  @Override
  public String number() {
    return "11";
  }

  @Override
  public String title() {
    return "Kestrel attests CY-CLS, CY-KYC and SEC-3, each signed by its lead and itself";
  }

  @Override
  public String why() {
    return "Only an independent auditor's signed word makes VALIDATED; the lab cannot set it.";
  }

  @Override
  public void play(Scene scene) {
    scene.at("2026-07-20T10:00:00Z");
    for (var safeguard : List.of("CY-CLS", "CY-KYC", "SEC-3")) {
      var attested =
          Auditor.KESTREL.validates(scene, "AUR-5@c1", safeguard, "2027-01-20T00:00:00Z");
      scene.name("validation of " + safeguard, attested.path("id").asText());
      scene.found("Kestrel's word on " + safeguard, attested.path("reception").asText(), "ACTIVE");
      for (var surface : List.of("INTERNAL", "API")) {
        Lab.AURELIA.safeguardStands(scene, safeguard, surface, "VALIDATED");
      }
    }
    Lab.isDecided(
        scene,
        "R1",
        Lab.AURELIA.decision(scene, "R1"),
        "HALTED",
        List.of(
            "OPEN_HALT CYBER-2",
            "OPEN_HALT BIO-2",
            "SAFEGUARD_NOT_VALIDATED BIO-2 BIO-CLS",
            "SAFEGUARDS_VALIDATED CYBER-2"));
  }
}
