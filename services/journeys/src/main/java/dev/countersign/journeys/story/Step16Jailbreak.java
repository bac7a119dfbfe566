package dev.countersign.journeys.story;

import java.util.List;
import java.util.Map;

final class Step16Jailbreak implements Step {
  @Override
  public String number() {
    return "16";
  }

  @Override
  public String title() {
    return "A universal jailbreak of CY-CLS: halt H3 opens, R1 is halted, incident clocks start";
  }

  @Override
  public String why() {
    return "A needed validation that is lost opens a halt, pinned to the version of its crossing.";
  }

  @Override
  public void play(Scene scene) {
    scene.at("2026-09-01T10:00:00Z");
    var aurelia = Lab.AURELIA;
    for (var surface : List.of("INTERNAL", "API")) {
      scene.does(
          "aurelia-safeguards",
          "ReportDegradation",
          Map.of(
              "implementation",
              scene.id("CY-CLS on " + surface),
              "reason",
              "A universal jailbreak passes the classifiers."));
      aurelia.safeguardStands(scene, "CY-CLS", surface, "DEGRADED");
    }
    var halts = aurelia.halts(scene);
    scene.found("halts of Aurelia", halts.size(), 3);
    var halt = halts.getLast();
    scene.name("H3", halt.path("id").asText());
    scene.found("H3", halt.path("thresholdKey").asText(), "CYBER-2");
    scene.found("it opened by", halt.path("cause").asText(), "VALIDATION_LOST");
    scene.found(
        "H3 is judged by",
        halt.path("policyVersionDigest").asText(),
        Lab.digestOf(scene, "RSP 2.0"));
    Lab.isDecided(
        scene,
        "R1",
        aurelia.decision(scene, "R1"),
        "HALTED",
        List.of(
            "OPEN_HALT CYBER-2",
            "SAFEGUARDS_VALIDATED BIO-2",
            "SAFEGUARD_DEGRADED CYBER-2 CY-CLS"));
    incident(scene, aurelia);
  }

  private static void incident(Scene scene, Lab aurelia) {
    var recorded =
        scene.does(
            aurelia.submitter(),
            "RecordIncident",
            Map.of(
                "title", "Jailbreak of the cyber classifiers",
                "description",
                    "A published prompt passes CY-CLS; with it one company's systems were broken into.",
                "modelVersion", scene.id("AUR-5@c1")));
    var id = scene.name("the incident", recorded.at("/incident/id").asText());
    scene.does(
        aurelia.officer(),
        "ClaimClockStart",
        Map.of(
            "incident",
            id,
            "start",
            "MODEL_INVOLVEMENT_AWARE",
            "at",
            "2026-09-01T08:00:00Z",
            "evidence",
            List.of()));
    scene.does(
        aurelia.officer(),
        "ClassifyIncident",
        Map.of(
            "incident", id,
            "instrument", "EU_GPAI_COP",
            "category", "SERIOUS_HARM",
            "rationale", "Serious harm to a company's property."));
    var owed =
        Lab.list(scene.ask("eu-analyst", "IncidentById", Map.of("id", id)).at("/node/obligations"));
    var initial =
        owed.stream()
            .filter(o -> o.path("requirementKey").asText().equals("EU-COP-9.3.4"))
            .findFirst()
            .orElseThrow(() -> new StoryBrokenException("The incident started no clock."));
    scene.found("the initial report", initial.path("state").asText(), "PENDING");
    scene.found("its clock started", initial.at("/due/startedAt").asText(), "2026-09-01T08:00:00Z");
    scene.quotes("due by " + initial.at("/due/at").asText());
    scene.found(
        "what California is told",
        scene.ask("ca-analyst", "IncidentById", Map.of("id", id)).path("node").isNull(),
        true);
  }
}
