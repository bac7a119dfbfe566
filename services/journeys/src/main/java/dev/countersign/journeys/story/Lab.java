package dev.countersign.journeys.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.proofs.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a lab's people do. */
record Lab(String alias) {
  static final Lab AURELIA = new Lab("aurelia");
  static final Lab BOREALIS = new Lab("borealis");
  static final Lab CYGNUS = new Lab("cygnus");

  private static final String UNREDACTED = "EU-COP-1.4.1";

  String id() {
    return "org_" + alias;
  }

  String submitter() {
    return alias + "-submitter";
  }

  String officer() {
    return alias + "-officer";
  }

  String approver() {
    return alias + "-approver";
  }

  static String digest(String of) {
    return Sha256.hex(of.getBytes(StandardCharsets.UTF_8));
  }

  /** One writes, a second approves, a third publishes. */
  JsonNode publishes(Scene scene, String name, String resource, Map<String, Object> version) {
    var draft = new HashMap<>(version);
    draft.putIfAbsent("changelog", List.of());
    var policy = Resources.text(resource);
    draft.put("policy", policy);
    draft.put("sourceDigest", digest(policy));
    var drafted = scene.does(submitter(), "DraftPolicyVersion", draft);
    var id = scene.name(name, drafted.at("/policyVersion/id").asText());
    scene.does(officer(), "ApprovePolicyVersion", Map.of("policyVersion", id));
    return scene
        .does(approver(), "PublishPolicyVersion", Map.of("policyVersion", id))
        .path("policyVersion");
  }

  String begins(Scene scene, String name, String document, List<Map<String, String>> filedUnder) {
    return scene.name(
        name,
        scene
            .does(
                submitter(),
                "CreateFrameworkDocument",
                Map.of("name", document, "designations", filedUnder))
            .at("/document/id")
            .asText());
  }

  String model(Scene scene, String name) {
    return scene.name(
        name,
        scene.does(submitter(), "RegisterModel", Map.of("name", name)).at("/model/id").asText());
  }

  /** A checkpoint under the name {@code model@label}. */
  String version(
      Scene scene, String model, String label, String flop, List<Map<String, Object>> parents) {
    var name = model + "@" + label;
    return scene.name(
        name,
        scene
            .does(
                submitter(),
                "RegisterModelVersion",
                Map.of(
                    "model",
                    scene.id(model),
                    "label",
                    label,
                    "manifestDigest",
                    digest("weights manifest of " + name),
                    "trainingFlop",
                    flop,
                    "parents",
                    parents,
                    "mitigationState",
                    "HELPFUL_ONLY",
                    "affordances",
                    List.of("shell", "browser")))
            .at("/modelVersion/id")
            .asText());
  }

  /** Asks to scale, and gives the answer. */
  JsonNode asks(Scene scene, String name, String base, String flopCeiling) {
    var asked =
        scene
            .does(
                submitter(),
                "RequestScaleUp",
                Map.of("base", scene.id(base), "stage", "SCALE", "flopCeiling", flopCeiling))
            .path("scaleUpRequest");
    scene.name(name, asked.path("id").asText());
    return asked.path("decision");
  }

  /** The decision that stands. */
  JsonNode decision(Scene scene, String request) {
    return scene
        .ask(officer(), "ScaleUpRequest", Map.of("id", scene.id(request)))
        .at("/node/decision");
  }

  /**
   * Gives the AI Office a policy version unredacted (EU-COP-1.4.1), which confirms when it came in;
   * gives how that obligation stands then.
   */
  String handsIn(Scene scene, String policyVersion, String receivedAt) {
    var filing =
        scene
            .does(
                officer(),
                "SubmitFiling",
                Map.of(
                    "instrument",
                    "EU_GPAI_COP",
                    "requirementKey",
                    UNREDACTED,
                    "subject",
                    scene.id(policyVersion),
                    "summary",
                    policyVersion + ", unredacted"))
            .at("/filing/id")
            .asText();
    scene.does(
        "eu-supervisor", "ConfirmFiling", Map.of("filing", filing, "receivedAt", receivedAt));
    return handedIn(scene, policyVersion);
  }

  /** How it stands to handing a policy version in unredacted, as the AI Office sees it. */
  private String handedIn(Scene scene, String policyVersion) {
    var id = scene.id(policyVersion);
    var owed =
        scene.ask(
            "eu-analyst",
            "Obligations",
            Map.of("lab", id(), "instrument", "EU_GPAI_COP", "first", 100));
    return list(owed.at("/obligations/nodes")).stream()
        .filter(one -> one.path("requirementKey").asText().equals(UNREDACTED))
        .filter(one -> one.path("subject").asText().equals(id))
        .map(one -> one.path("state").asText())
        .findFirst()
        .orElse("nowhere");
  }

  void implement(Scene scene, String user, String version, String safeguard, String surface) {
    var implemented =
        scene.does(
            user,
            "ImplementSafeguard",
            Map.of(
                "safeguardKey",
                safeguard,
                "modelVersion",
                scene.id(version),
                "surface",
                surface,
                "configDigest",
                digest("configuration of %s on %s".formatted(safeguard, surface)),
                "state",
                "IMPLEMENTED"));
    scene.name(
        "%s on %s".formatted(safeguard, surface), implemented.at("/implementation/id").asText());
  }

  /** Checks what the facts say of a safeguard, whatever the lab says of it. */
  void safeguardStands(Scene scene, String safeguard, String surface, String standing) {
    var id = scene.id("%s on %s".formatted(safeguard, surface));
    var found =
        scene.ask("eu-analyst", "SafeguardImplementations", Map.of("lab", id(), "first", 100));
    scene.found(
        "%s on %s".formatted(safeguard, surface),
        list(found.at("/safeguardImplementations/nodes")).stream()
            .filter(implementation -> implementation.path("id").asText().equals(id))
            .map(implementation -> implementation.path("standing").asText())
            .findFirst()
            .orElse("nowhere"),
        standing);
  }

  /** The digest of a published policy version, as everyone may read it. */
  static String digestOf(Scene scene, String policyVersion) {
    return scene
        .ask(null, "PolicyVersion", Map.of("id", scene.id(policyVersion)))
        .at("/policyVersion/digest")
        .asText();
  }

  /** An officer asks, a second one agrees; gives the halt. */
  JsonNode lifts(Scene scene, String halt, String reason) {
    scene.does(officer(), "RequestHaltLift", Map.of("halt", scene.id(halt), "reason", reason));
    scene.isRefused(officer(), "ApproveHaltLift", Map.of("halt", scene.id(halt)), "SELF_APPROVAL");
    return scene.does(approver(), "ApproveHaltLift", Map.of("halt", scene.id(halt))).path("halt");
  }

  /** The lab's halts, oldest first, as a regulator sees them. */
  List<JsonNode> halts(Scene scene) {
    var found =
        scene.ask(
            "eu-analyst", "Halts", Map.of("lab", id(), "orderBy", "OLDEST_FIRST", "first", 100));
    return list(found.at("/halts/nodes"));
  }

  JsonNode halt(Scene scene, String name) {
    var id = scene.id(name);
    return halts(scene).stream()
        .filter(halt -> halt.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> new StoryBrokenException("The regulator does not see halt " + name));
  }

  /** Codes of a decision's reasons with what they are about, in the platform's order. */
  static List<String> reasons(JsonNode decision) {
    return list(decision.path("reasons")).stream()
        .map(
            reason ->
                List.of("code", "thresholdKey", "safeguardKey").stream()
                    .filter(reason::hasNonNull)
                    .map(field -> reason.path(field).asText())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /** Checks the outcome and every reason, and says the first reason's sentence. */
  static void isDecided(
      Scene scene, String request, JsonNode decision, String outcome, List<String> reasons) {
    scene.found(request, decision.path("outcome").asText(), outcome);
    scene.found("for these reasons", reasons(decision), reasons);
    list(decision.path("reasons")).stream()
        .map(reason -> reason.path("sentence").asText())
        .distinct()
        .limit(2)
        .forEach(scene::quotes);
  }
}
