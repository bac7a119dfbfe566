package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.Register;
import dev.countersign.proofs.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** What the people of the loop do, on a checkpoint of its own for each test. */
abstract class LoopSteps {
  String model = "";
  String version = "";

  @BeforeEach
  void aCheckpointUnderAPolicyAndAnEngagedAuditor() {
    Register.ready();
    AuditorSteps.keys();
    LabSteps.inForce();
    model = LabSteps.model("aurelia-submitter");
    version = LabSteps.version("aurelia-submitter", model);
  }

  static String digest(String of) {
    return Sha256.hex(of.getBytes(StandardCharsets.UTF_8));
  }

  static void move(String to) {
    Api.as("platform-registrar")
        .mutate("advanceStoryClock", "now", Map.of("idempotencyKey", key(), "to", to))
        .body("errors", nullValue());
  }

  static String now() {
    return Api.anonymous().send("{ clock { now } }").extract().path("data.clock.now");
  }

  String registered(String user, String threshold) {
    return Api.as(user)
        .mutate(
            "registerEvaluation",
            "evaluation { id status }",
            Map.of(
                "idempotencyKey", key(),
                "modelVersion", version,
                "thresholdKeys", List.of(threshold),
                "protocolTitle", "Protocol",
                "protocolDigest", digest("protocol")))
        .body("errors", nullValue())
        .extract()
        .path("data.registerEvaluation.evaluation.id");
  }

  static Map<String, Object> report(
      String evaluation, String threshold, String conclusion, Map<String, Object> result) {
    return Map.of(
        "idempotencyKey", key(),
        "evaluation", evaluation,
        "completedAt", now(),
        "findings",
            List.of(
                Map.of(
                    "thresholdKey", threshold,
                    "conclusion", conclusion,
                    "results", List.of(result))),
        "elicitation",
            Map.of(
                "techniques",
                List.of("agent"),
                "fineTuned",
                true,
                "mitigationsOff",
                true,
                "computeBudget",
                "1e20",
                "access",
                List.of("weights")),
        "evidence", List.of(),
        "limitations", List.of());
  }

  static final Map<String, Object> REACHED =
      Map.of("indicatorKey", "exploit-success", "successes", 55, "n", 78, "planned", 80);
  static final Map<String, Object> UNCLEAR =
      Map.of(
          "indicatorKey",
          "uplift-ratio",
          "mean",
          "1.42",
          "standardError",
          "0.08",
          "n",
          60,
          "planned",
          60);

  String evaluated(String user, String threshold, String conclusion, Map<String, Object> result) {
    return evaluated(user, threshold, conclusion, result, List.of());
  }

  String evaluated(
      String user,
      String threshold,
      String conclusion,
      Map<String, Object> result,
      List<String> evidence) {
    var id = registered(user, threshold);
    Api.as(user)
        .mutate(
            "startEvaluation",
            "evaluation { id }",
            Map.of("idempotencyKey", key(), "evaluation", id))
        .body("errors", nullValue());
    var report = new HashMap<>(report(id, threshold, conclusion, result));
    report.put("evidence", evidence);
    Api.as(user)
        .mutate("completeEvaluation", "evaluation { status }", report)
        .body("errors", nullValue());
    return id;
  }

  String asked() {
    return Api.as("aurelia-submitter")
        .mutate("requestScaleUp", "scaleUpRequest { id }", LabSteps.scale(version, "6.2e26"))
        .extract()
        .path("data.requestScaleUp.scaleUpRequest.id");
  }

  static io.restassured.response.ValidatableResponse decision(String request) {
    return Api.as("aurelia-officer")
        .send(
            "{ node(id: \"%s\") { ... on ScaleUpRequest { decision { id outcome validUntil reasons { code thresholdKey safeguardKey } } } } }"
                .formatted(request));
  }

  /**
   * The halts of this version, oldest first; it has fewer than a page even beside those of others.
   */
  List<String> halts() {
    return Api.as("eu-analyst")
        .send("{ halts(lab: \"org_aurelia\", first: 100) { nodes { id modelVersion } } }")
        .extract()
        .jsonPath()
        .<String>getList("data.halts.nodes.findAll { it.modelVersion == '" + version + "' }.id")
        .reversed();
  }

  List<Map<String, Object>> implemented(String safeguard) {
    for (var surface : List.of("INTERNAL", "API")) {
      Api.as("aurelia-safeguards")
          .mutate(
              "implementSafeguard",
              "implementation { id }",
              Map.of(
                  "idempotencyKey",
                  key(),
                  "safeguardKey",
                  safeguard,
                  "modelVersion",
                  version,
                  "surface",
                  surface,
                  "configDigest",
                  digest(safeguard + surface),
                  "state",
                  "IMPLEMENTED"))
          .body("errors", nullValue());
    }
    return List.of(validation(safeguard, "INTERNAL"), validation(safeguard, "API"));
  }

  static Map<String, Object> validation(String safeguard, String surface) {
    return new HashMap<>(
        Map.of(
            "safeguardKey",
            safeguard,
            "surface",
            surface,
            "configDigest",
            digest(safeguard + surface),
            "effect",
            "EFFECTIVE"));
  }

  void validated(String safeguard) {
    var payload = AuditorSteps.prepared(version, safeguard, implemented(safeguard));
    Api.as("kestrel-lead")
        .mutate(
            "submitAttestation",
            "attestation { reception reason }",
            AuditorSteps.submission(payload, AuditorSteps.LEAD, AuditorSteps.ORGANISATION))
        .body("errors", nullValue())
        .body("data.submitAttestation.attestation.reception", equalTo("ACTIVE"));
  }

  static void lift(String halt) {
    Api.as("aurelia-officer")
        .mutate(
            "requestHaltLift",
            "halt { state }",
            Map.of("idempotencyKey", key(), "halt", halt, "reason", "validated"))
        .body("errors", nullValue());
    Api.as("aurelia-officer")
        .mutate("approveHaltLift", "halt { state }", Map.of("idempotencyKey", key(), "halt", halt))
        .body("errors[0].extensions.code", equalTo("SELF_APPROVAL"));
    Api.as("aurelia-approver")
        .mutate(
            "approveHaltLift",
            "halt { state objectionWindowEnds }",
            Map.of("idempotencyKey", key(), "halt", halt))
        .body("errors", nullValue());
  }

  /** Crossed, halted, validated and lifted: the request that is cleared in the end. */
  String cleared() {
    AuditorSteps.engaged(model);
    var request = asked();
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    evaluated("kestrel-evaluator", "BIO-2", "CANNOT_RULE_OUT", UNCLEAR);
    var halts = halts();
    for (var safeguard : List.of("CY-CLS", "CY-KYC", "SEC-3", "BIO-CLS")) {
      validated(safeguard);
    }
    halts.forEach(LoopSteps::lift);
    move(
        Api.as("aurelia-officer")
            .send(
                "{ node(id: \"%s\") { ... on Halt { objectionWindowEnds } } }"
                    .formatted(halts.getLast()))
            .extract()
            .path("data.node.objectionWindowEnds"));
    return request;
  }

  /** What an auditor states of its revenue takes the place of what it stated before. */
  static void earns(String auditor, String share, String since) {
    String engagement =
        Api.as(auditor + "-lead")
            .send("{ engagements(lab: \"org_aurelia\", first: 1) { nodes { id } } }")
            .extract()
            .path("data.engagements.nodes[0].id");
    earns(auditor, engagement, share, since);
  }

  static void earns(String auditor, String engagement, String share, String since) {
    Api.as(auditor + "-lead")
        .mutate(
            "discloseRelationship",
            "engagement { id }",
            Map.of(
                "idempotencyKey",
                key(),
                "engagement",
                engagement,
                "relationship",
                Map.of(
                    "relationship",
                    "REVENUE",
                    "with",
                    "Aurelia Cloud",
                    "share",
                    share,
                    "from",
                    since)))
        .body("errors", nullValue());
  }
}
