package dev.countersign.journeys.story;

import dev.countersign.journeys.inspect.InspectLog;
import dev.countersign.journeys.inspect.Run;
import java.util.List;
import java.util.Map;

final class Step10CorrectedLog implements Step {
  @Override
  public String number() {
    return "10";
  }

  @Override
  public String title() {
    return "Aurelia hands in a corrected copy of E2's log, under the same name";
  }

  @Override
  public String why() {
    return "Other bytes are other evidence: what was signed stays bound to what was signed over.";
  }

  @Override
  public void play(Scene scene) {
    scene.at("2026-07-15T14:00:00Z");
    var aurelia = Lab.AURELIA;
    var original = look(scene, aurelia.officer());
    var corrected =
        Evaluation.supersede(
            scene,
            aurelia,
            aurelia.submitter(),
            Results.e2().fileName(),
            InspectLog.of(
                Run.ofProportion(
                    "cyber/exploits", "aurelia/aur-5-c1", 44, 80, 80, "2026-06-24T15:30:00Z")),
            scene.id("log of E2"),
            "Eleven samples were scored wrongly.");
    scene.name("corrected log", corrected.path("id").asText());
    scene.found("its owner", corrected.path("owner").asText(), aurelia.id());
    scene.found("its name", corrected.path("name").asText(), original.path("name").asText());
    scene.found(
        "it is the same bytes", corrected.path("sha256").equals(original.path("sha256")), false);
    var attestation =
        Auditor.attestation(scene, Auditor.KESTREL.lead(), scene.id("attestation of E2"));
    scene.found("Kestrel's word on E2", attestation.path("status").asText(), "ACTIVE");
    scene.found(
        "it names the first log",
        Lab.list(attestation.path("subjects")).stream()
            .map(subject -> subject.path("sha256"))
            .anyMatch(original.path("sha256")::equals),
        true);
    scene.found(
        "Kestrel is warned of",
        Lab.list(look(scene, Auditor.KESTREL.lead()).path("supersessions")).stream()
            .map(warning -> warning.path("owner").asText())
            .toList(),
        List.of(aurelia.id()));
    Lab.isDecided(scene, "R1", aurelia.decision(scene, "R1"), "HALTED", Step08Safeguards.REASONS);
  }

  private static com.fasterxml.jackson.databind.JsonNode look(Scene scene, String user) {
    return scene.ask(user, "EvidenceById", Map.of("id", scene.id("log of E2"))).path("node");
  }
}
