package dev.countersign.journeys.story;

import java.math.BigDecimal;
import java.util.List;

final class Step14Cleared implements Step {
  @Override
  public String number() {
    return "14";
  }

  @Override
  public String title() {
    return "Kestrel attests BIO-CLS, H2 is lifted: R1 is cleared";
  }

  @Override
  public String why() {
    return "It clears one step from one checkpoint, until the evaluation is six months old.";
  }

  @Override
  public void play(Scene scene) {
    scene.at("2026-08-04T09:00:00Z");
    var attested = Auditor.KESTREL.validates(scene, "AUR-5@c1", "BIO-CLS", "2027-02-04T00:00:00Z");
    scene.name("validation of BIO-CLS", attested.path("id").asText());
    scene.found("Kestrel's word on BIO-CLS", attested.path("reception").asText(), "ACTIVE");
    var halt = Lab.AURELIA.lifts(scene, "H2", "BIO-CLS is validated too.");
    scene.found(
        "objections until, excluded",
        halt.path("objectionWindowEnds").asText(),
        "2026-08-12T00:00:00Z");
    scene.at("2026-08-12T09:00:00Z");
    scene.found("H2", Lab.AURELIA.halt(scene, "H2").path("state").asText(), "LIFTED");
    var decision = Lab.AURELIA.decision(scene, "R1");
    Lab.isDecided(
        scene,
        "R1",
        decision,
        "CLEARED",
        List.of("SAFEGUARDS_VALIDATED BIO-2", "SAFEGUARDS_VALIDATED CYBER-2"));
    scene.name("R1's clearance", decision.path("id").asText());
    var ceiling = new BigDecimal(decision.path("flopCeiling").asText());
    scene.found("up to 6.2e26 FLOP", ceiling.compareTo(new BigDecimal("6.2e26")) == 0, true);
    scene.found("until", decision.path("validUntil").asText(), "2026-12-24T15:30:00Z");
  }
}
