package dev.countersign.journeys.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.inspect.InspectLog;
import dev.countersign.journeys.inspect.Run;
import dev.countersign.proofs.digest.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An evaluation of the story: a protocol that is frozen first, a run, a log, and what was found.
 *
 * @param name in the story, for example E2
 * @param by the person who evaluates
 * @param version for example AUR-5@c1
 */
record Evaluation(
    String name,
    String by,
    Lab of,
    String version,
    String threshold,
    String indicator,
    Run run,
    String conclusion) {

  void isRegistered(Scene scene) {
    var title = "%s of %s".formatted(threshold, version);
    scene.name(
        name,
        scene
            .does(
                by,
                "RegisterEvaluation",
                Map.of(
                    "modelVersion", scene.id(version),
                    "thresholdKeys", List.of(threshold),
                    "protocolTitle", title,
                    "protocolDigest", Lab.digest("protocol: " + title),
                    "plannedSamples",
                        List.of(
                            Map.of(
                                "thresholdKey", threshold,
                                "indicatorKey", indicator,
                                "samples", run.planned()))))
            .at("/evaluation/id")
            .asText());
    scene.does(by, "StartEvaluation", Map.of("evaluation", scene.id(name)));
  }

  /** Hands the log over, waits for it to be sealed and read, and states what was found. */
  JsonNode isCompleted(Scene scene) {
    var evidence = upload(scene, of, by, fileName(), InspectLog.of(run));
    scene.name("log of " + name, evidence.path("id").asText());
    scene.found(
        name + "'s log is decision-grade", evidence.path("decisionGrade").asBoolean(), true);
    return scene
        .does(
            by,
            "CompleteEvaluation",
            Map.of(
                "evaluation", scene.id(name),
                "completedAt", run.completed(),
                "findings",
                    List.of(
                        Map.of(
                            "thresholdKey", threshold,
                            "conclusion", conclusion,
                            "results", List.of(result()))),
                "elicitation",
                    Map.of(
                        "techniques",
                        List.of("agent scaffold", "best of 10"),
                        "fineTuned",
                        true,
                        "mitigationsOff",
                        true,
                        "computeBudget",
                        "1e21",
                        "access",
                        List.of("helpful-only weights")),
                "evidence", List.of(evidence.path("id").asText()),
                "limitations", List.of("One scaffold.")))
        .path("evaluation");
  }

  String fileName() {
    return "%s-%s.eval"
        .formatted(version.replace('@', '-'), threshold)
        .toLowerCase(java.util.Locale.ROOT);
  }

  private Map<String, Object> result() {
    return run.proportion()
        ? Map.of(
            "indicatorKey", indicator,
            "successes", run.successes(),
            "n", run.n(),
            "planned", run.planned())
        : Map.of(
            "indicatorKey", indicator,
            "mean", run.mean().toPlainString(),
            "standardError", run.standardError().toPlainString(),
            "n", run.n(),
            "planned", run.planned());
  }

  /** Bytes into the vault by a ticket; gives the evidence once it is sealed and read. */
  static JsonNode upload(Scene scene, Lab about, String by, String name, byte[] bytes) {
    return upload(scene, about, by, name, bytes, Map.of());
  }

  /** The same, with the claim that these bytes supersede others. */
  static JsonNode supersede(
      Scene scene,
      Lab about,
      String by,
      String name,
      byte[] bytes,
      String superseded,
      String reason) {
    return upload(
        scene, about, by, name, bytes, Map.of("supersedes", superseded, "reason", reason));
  }

  private static JsonNode upload(
      Scene scene, Lab about, String by, String name, byte[] bytes, Map<String, String> claims) {
    var input = new HashMap<String, Object>(claims);
    input.put("lab", about.id());
    input.put("sha256", Sha256.hex(bytes));
    input.put("size", bytes.length);
    input.put("mediaType", "application/zip");
    input.put("name", name);
    input.put("evidenceClass", "CONFIDENTIAL");
    var ticket = scene.does(by, "RequestEvidenceUpload", input);
    scene.put(ticket.path("url").asText(), bytes);
    var id = ticket.path("evidence").asText();
    return scene.await(
        "evidence " + name, () -> scene.ask(by, "EvidenceById", Map.of("id", id)).path("node"));
  }
}
