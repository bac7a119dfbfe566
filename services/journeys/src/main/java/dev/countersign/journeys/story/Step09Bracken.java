package dev.countersign.journeys.story;

import java.util.List;

final class Step09Bracken implements Step {
  private static final String NOW = "2026-07-10T11:00:00Z";

  @Override
  public String number() {
    return "9";
  }

  @Override
  public String title() {
    return "Bracken attests CY-CLS, and is rejected: its parent holds 4% of Aurelia";
  }

  @Override
  public String why() {
    return "Independence goes through the graph of owners; what does not count is kept, with the reason.";
  }

  @Override
  public void play(Scene scene) {
    scene.at(NOW);
    // Approved on Friday 26 June: five business days were over with 3 July, in Brussels.
    scene.found(
        "RSP 2.1, unredacted", Lab.AURELIA.handsIn(scene, "RSP 2.1", NOW), "SUBMITTED_LATE");
    var attested = Auditor.BRACKEN.validates(scene, "AUR-5@c1", "CY-CLS", "2027-01-10T00:00:00Z");
    var id = scene.name("Bracken's attestation", attested.path("id").asText());
    scene.found("Bracken's word on CY-CLS", attested.path("reception").asText(), "REJECTED");
    scene.found("because of", attested.path("reason").asText(), "COI_EQUITY_AFFILIATE");
    for (var user : List.of(Lab.AURELIA.officer(), "eu-analyst", Auditor.BRACKEN.lead())) {
      scene.found(user + " sees it", Auditor.attestation(scene, user, id).isMissingNode(), false);
    }
    for (var user : List.of(Auditor.KESTREL.lead(), Lab.BOREALIS.officer())) {
      scene.found(user + " sees it", Auditor.attestation(scene, user, id).isMissingNode(), true);
    }
    Lab.isDecided(
        scene, "R1", Lab.AURELIA.decision(scene, "R1"), "HALTED", Step08Safeguards.REASONS);
  }
}
