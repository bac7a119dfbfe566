package dev.countersign.journeys.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.journeys.inspect.Run;
import java.util.List;
import java.util.Map;

final class Step00Beginnings implements Step {
  private static final String EVALUATED = "2026-05-01T00:00:00Z";

  @Override
  public String number() {
    return "0";
  }

  @Override
  public String title() {
    return "The register fills; Aurelia publishes RSP 2.0 and engages auditors; AUR-4 is cleared";
  }

  @Override
  public String why() {
    return "Attested evaluations rule both thresholds out for AUR-4, and they are six months fresh.";
  }

  @Override
  public void play(Scene scene) {
    organisations(scene);
    catalogue(scene);
    var aurelia = Lab.AURELIA;
    aurelia.begins(
        scene,
        "RSP",
        "Aurelia RSP",
        List.of(Map.of("instrument", "EU_GPAI_COP", "from", "2026-03-01T00:00:00Z")));
    var published =
        aurelia.publishes(
            scene,
            "RSP 2.0",
            "aurelia-rsp-2.0.yaml",
            Map.of(
                "document", scene.id("RSP"),
                "label", "2.0",
                "effectiveFrom", "2026-03-01T00:00:00Z"));
    scene.found("RSP 2.0", published.path("status").asText(), "EFFECTIVE");
    scene.found(
        "RSP 2.0, unredacted", aurelia.handsIn(scene, "RSP 2.0", Story.BEGINS), "SUBMITTED");
    Auditor.KESTREL.registersKeys(scene);
    Auditor.BRACKEN.registersKeys(scene);
    Auditor.KESTREL.isEngagedBy(scene, aurelia, List.of(), List.of());
    Auditor.BRACKEN.isEngagedBy(scene, aurelia, List.of("CYBER"), List.of());
    scene.at("2026-04-01T09:00:00Z");
    aurelia.model(scene, "AUR-4");
    aurelia.version(scene, "AUR-4", "final", "7.4e25", List.of());
    scene.does(aurelia.officer(), "AnnounceModel", Map.of("model", scene.id("AUR-4")));
    ruledOut(scene);
    var decision = aurelia.asks(scene, "R0", "AUR-4@final", "3.2e26");
    Lab.isDecided(
        scene, "R0", decision, "CLEARED", List.of("RULED_OUT BIO-2", "RULED_OUT CYBER-2"));
    scene.found("until", decision.path("validUntil").asText(), "2026-11-01T00:00:00Z");
  }

  private static void ruledOut(Scene scene) {
    var cyber =
        new Evaluation(
            "A4-CYBER",
            Lab.AURELIA.submitter(),
            Lab.AURELIA,
            "AUR-4@final",
            "CYBER-2",
            "exploit-success",
            Run.ofProportion("cyber/exploits", "aurelia/aur-4", 40, 400, 400, EVALUATED),
            "RULED_OUT");
    var bio =
        new Evaluation(
            "A4-BIO",
            Auditor.KESTREL.evaluator(),
            Lab.AURELIA,
            "AUR-4@final",
            "BIO-2",
            "uplift-ratio",
            Run.ofMean("bio/uplift", "aurelia/aur-4", "1.10", "0.39", 60, EVALUATED),
            "RULED_OUT");
    for (var evaluation : List.of(cyber, bio)) {
      evaluation.isRegistered(scene);
    }
    scene.at(EVALUATED);
    for (var evaluation : List.of(cyber, bio)) {
      evaluation.isCompleted(scene);
      var attested = Auditor.KESTREL.attests(scene, evaluation.name(), "2027-05-01T00:00:00Z");
      scene.found("Kestrel's word counts", attested.path("reception").asText(), "ACTIVE");
    }
  }

  private static void organisations(Scene scene) {
    for (var organisation : register()) {
      scene.does("platform-registrar", "RegisterOrganisation", organisation);
      scene.does(
          "platform-approver",
          "ApproveOrganisation",
          Map.of("organisation", "org_" + organisation.get("alias")));
    }
  }

  /** The instruments that come with the platform, each approved by a second registrar. */
  private static void catalogue(Scene scene) {
    var waiting = scene.does("platform-registrar", "ReconcileCatalogue", Map.of()).path("waiting");
    for (var instrument : waiting) {
      scene.does(
          "platform-approver",
          "ApproveInstrument",
          Map.of("instrument", instrument.path("id").asText()));
    }
  }

  private static List<Map<String, Object>> register() {
    try {
      return new ObjectMapper()
          .readValue(Resources.text("organisations.json"), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("organisations.json is not readable", e);
    }
  }
}
