package dev.countersign.oversight.obligation;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A finding may not be held back for ever: whoever disclosed it says when. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class MilestoneApiTest {
  private static final String LIST =
      "{ milestones(lab: \"org_aurelia\", start: EVALUATOR_FINDING_DISCLOSED, first: 100) { nodes { id claimedBy subject } } }";

  private String version = "";
  private String evaluation = "";

  @BeforeEach
  void anAuditorWithAnEvaluation() {
    Register.ready();
    Catalogue.ready();
    LabSteps.inForce();
    var model = LabSteps.model("aurelia-submitter");
    version = LabSteps.version("aurelia-submitter", model);
    AuditorSteps.engaged(model);
    evaluation = registered("kestrel-evaluator");
  }

  private String registered(String user) {
    return Api.as(user)
        .mutate(
            "registerEvaluation",
            "evaluation { id }",
            Map.of(
                "idempotencyKey",
                key(),
                "modelVersion",
                version,
                "thresholdKeys",
                List.of("CYBER-2"),
                "protocolTitle",
                "Protocol",
                "protocolDigest",
                "0".repeat(64)))
        .body("errors", nullValue())
        .extract()
        .path("data.registerEvaluation.evaluation.id");
  }

  private static ValidatableResponse claimed(String user, String start, String subject) {
    return Api.as(user)
        .mutate(
            "claimMilestone",
            "milestone",
            Map.of(
                "idempotencyKey",
                key(),
                "instrument",
                "EU_GPAI_COP",
                "start",
                start,
                "subject",
                subject,
                "at",
                "2026-01-05T00:00:00Z",
                "evidence",
                List.of()));
  }

  @Test
  void anAuditorSaysWhenItDisclosedAndItsLabAndRegimeSeeIt() {
    String milestone =
        claimed("kestrel-lead", "EVALUATOR_FINDING_DISCLOSED", evaluation)
            .body("errors", nullValue())
            .extract()
            .path("data.claimMilestone.milestone");
    var node = "{ node(id: \"%s\") { ... on Milestone { claimedBy } } }".formatted(milestone);
    for (var user : List.of("kestrel-evaluator", "aurelia-submitter", "eu-analyst")) {
      Api.as(user).send(LIST).body("data.milestones.nodes.id", hasItem(milestone));
      Api.as(user).send(node).body("data.node.claimedBy", equalTo("org_kestrel"));
    }
    for (var user : List.of("ca-analyst", "borealis-officer", "bracken-lead")) {
      Api.as(user).send(LIST).body("data.milestones.nodes.id", not(hasItem(milestone)));
      Api.as(user).send(node).body("data.node", nullValue());
    }
    Api.anonymous().send(LIST).body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
    // The lab's word stands beside its auditor's, and needs no reason.
    claimed("aurelia-officer", "EVALUATOR_FINDING_DISCLOSED", evaluation)
        .body("errors", nullValue());
    claimed("kestrel-lead", "EVALUATOR_FINDING_DISCLOSED", evaluation)
        .body("errors[0].extensions.code", equalTo("REASON_MISSING"));
  }

  @Test
  void whoIsOwedItAcceptsTheLabsNewestWordAndNobodyElseDoes() {
    var disclosed = "EVALUATOR_FINDING_DISCLOSED";
    String kestrels =
        claimed("kestrel-lead", disclosed, evaluation)
            .body("errors", nullValue())
            .extract()
            .path("data.claimMilestone.milestone");
    String labs =
        claimed("aurelia-officer", disclosed, evaluation)
            .body("errors", nullValue())
            .extract()
            .path("data.claimMilestone.milestone");
    Map.of("ca-supervisor", "NOT_FOUND", "aurelia-officer", "FORBIDDEN", "eu-analyst", "FORBIDDEN")
        .forEach(
            (user, code) -> accepted(user, labs).body("errors[0].extensions.code", equalTo(code)));
    accepted("eu-supervisor", kestrels)
        .body("errors[0].extensions.code", equalTo("NOTHING_TO_ACCEPT"));
    accepted("eu-supervisor", labs).body("errors", nullValue());
    accepted("eu-supervisor", labs).body("errors[0].extensions.code", equalTo("NOTHING_TO_ACCEPT"));
    Api.as("aurelia-submitter")
        .send(
            "{ node(id: \"%s\") { ... on Milestone { acceptance { acceptedBy reason } } } }"
                .formatted(labs))
        .body("data.node.acceptance.acceptedBy", equalTo("org_eu-ai-office"));
  }

  private static ValidatableResponse accepted(String user, String milestone) {
    return Api.as(user)
        .mutate(
            "acceptMilestone",
            "milestone",
            Map.of("idempotencyKey", key(), "milestone", milestone, "reason", "plainly so"));
  }

  @Test
  void anAuditorSaysNothingElseAndNothingOfOthersEvaluations() {
    claimed("kestrel-lead", "QUALIFIED", evaluation)
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    var ofLab = registered("aurelia-submitter");
    for (var subject : List.of(ofLab, version, "org_aurelia", "evl_" + "0".repeat(32))) {
      claimed("kestrel-lead", "EVALUATOR_FINDING_DISCLOSED", subject)
          .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    }
    claimed("bracken-lead", "EVALUATOR_FINDING_DISCLOSED", evaluation)
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    claimed("eu-supervisor", "EVALUATOR_FINDING_DISCLOSED", evaluation)
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }

  @Test
  void aListUnderAnUnknownRegimeIsRefusedAndNotEmpty() {
    for (var list : List.of("milestones", "filings", "obligations")) {
      Api.as("eu-analyst")
          .send("{ %s(instrument: \"ATLANTIS\") { nodes { lab } } }".formatted(list))
          .body("errors[0].extensions.code", equalTo("UNKNOWN_REGIME"));
    }
    Api.as("eu-analyst").get("/exports/obligations.csv?instrument=ATLANTIS").statusCode(400);
  }
}
