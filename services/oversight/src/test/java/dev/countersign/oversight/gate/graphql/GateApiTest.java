package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.act;
import static dev.countersign.oversight.LabSteps.document;
import static dev.countersign.oversight.LabSteps.draft;
import static dev.countersign.oversight.LabSteps.drafted;
import static dev.countersign.oversight.LabSteps.inForce;
import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.LabSteps.model;
import static dev.countersign.oversight.LabSteps.rsp;
import static dev.countersign.oversight.LabSteps.scale;
import static dev.countersign.oversight.LabSteps.version;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publish, ask, and be told: the first half of the loop, through HTTP with real tokens. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class GateApiTest {

  @BeforeEach
  void organisations() {
    Register.ready();
  }

  @Test
  void aLabThatHasEvaluatedNothingIsToldSo() {
    inForce();
    var base = version("aurelia-submitter", model("aurelia-submitter"));
    Api.as("aurelia-submitter")
        .mutate(
            "requestScaleUp",
            "scaleUpRequest { id decision { outcome asCommitted validUntil reasons { code"
                + " thresholdKey sentence } } }",
            scale(base, "6.2e26"))
        .body("errors", nullValue())
        .body("data.requestScaleUp.scaleUpRequest.decision.outcome", equalTo("EVALUATION_REQUIRED"))
        .body(
            "data.requestScaleUp.scaleUpRequest.decision.reasons.thresholdKey",
            contains("BIO-2", "CYBER-2"))
        .body(
            "data.requestScaleUp.scaleUpRequest.decision.reasons.code",
            contains("NOT_ASSESSED", "NOT_ASSESSED"));
  }

  @Test
  void withoutAPolicyNothingMayBeDone() {
    var base = version("borealis-submitter", model("borealis-submitter"));
    Api.as("borealis-submitter")
        .mutate(
            "requestScaleUp",
            "scaleUpRequest { decision { outcome reasons { code } } }",
            scale(base, "6.2e26"))
        .body("data.requestScaleUp.scaleUpRequest.decision.outcome", equalTo("HALTED"))
        .body("data.requestScaleUp.scaleUpRequest.decision.reasons.code", contains("NO_POLICY"));
  }

  @Test
  void aRequestIsItsLabsAndItsRegulatorsBusiness() {
    inForce();
    var base = version("aurelia-submitter", model("aurelia-submitter"));
    String request =
        Api.as("aurelia-submitter")
            .mutate("requestScaleUp", "scaleUpRequest { id }", scale(base, "6.2e26"))
            .extract()
            .path("data.requestScaleUp.scaleUpRequest.id");
    var list = "{ scaleUpRequests(first: 100) { nodes { id decision { outcome } } } }";
    Api.as("eu-analyst").send(list).body("data.scaleUpRequests.nodes.id", hasItem(request));
    for (var other : List.of("borealis-officer", "ca-analyst", "kestrel-lead")) {
      Api.as(other).send(list).body("data.scaleUpRequests.nodes.id", not(hasItem(request)));
      for (var id : List.of(request, base)) {
        Api.as(other).send("{ node(id: \"" + id + "\") { id } }").body("data.node", nullValue());
      }
    }
    Api.anonymous().send(list).body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
    Api.as("platform-registrar").send(list).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }

  @Test
  void aDraftIsTheLabsOwnUntilItIsPublished() {
    var version = drafted("aurelia-submitter", document("aurelia-submitter"));
    var query = "{ policyVersion(id: \"" + version + "\") { id status digest } }";
    for (var other : List.of("borealis-officer", "eu-analyst", "bracken-lead")) {
      Api.as(other).send(query).body("data.policyVersion", nullValue());
    }
    Api.anonymous().send(query).body("data.policyVersion", nullValue());
    act("aurelia-officer", "approve", version);
    act("aurelia-approver", "publish", version);
    Api.anonymous().send(query).body("data.policyVersion.status", equalTo("EFFECTIVE"));
  }

  @Test
  void nobodyApprovesWhatTheyWrote() {
    var version = drafted("aurelia-officer", document("aurelia-officer"));
    Api.as("aurelia-officer")
        .mutate(
            "approvePolicyVersion",
            "policyVersion { id }",
            Map.of("idempotencyKey", key(), "policyVersion", version))
        .body("errors[0].extensions.code", equalTo("SELF_APPROVAL"));
    Api.as("aurelia-submitter")
        .mutate(
            "approvePolicyVersion",
            "policyVersion { id }",
            Map.of("idempotencyKey", key(), "policyVersion", version))
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    Api.as("aurelia-approver")
        .mutate(
            "publishPolicyVersion",
            "policyVersion { id }",
            Map.of("idempotencyKey", key(), "policyVersion", version))
        .body("errors[0].extensions.code", equalTo("POLICY_VERSION_DRAFT"));
  }

  @Test
  void anotherLabsDocumentIsNotFound() {
    var document = document("aurelia-submitter");
    Api.as("borealis-submitter")
        .mutate("draftPolicyVersion", "policyVersion { id }", draft(document, rsp()))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
  }

  @Test
  void everyOffendingPathOfAPolicyIsNamed() {
    var wrong = rsp().replace("\"0.60\"", "\"sixty\"").replace("PROPORTION", "MEDIAN");
    Api.as("aurelia-submitter")
        .mutate(
            "draftPolicyVersion",
            "policyVersion { id }",
            draft(document("aurelia-submitter"), wrong))
        .body("errors[0].extensions.code", equalTo("DOCUMENT_NOT_READABLE"))
        .body("errors[0].message", containsString("$.thresholds[0].indicators[0].value"))
        .body("errors[0].message", containsString("$.thresholds[0].indicators[0].metric"));
  }

  @Test
  void anAnnouncedModelIsEveryonesToKnow() {
    var model = model("aurelia-submitter");
    var query = "{ node(id: \"" + model + "\") { id } }";
    Api.anonymous().send(query).body("data.node", nullValue());
    Api.as("aurelia-officer")
        .mutate(
            "announceModel", "model { announced }", Map.of("idempotencyKey", key(), "model", model))
        .body("data.announceModel.model.announced", equalTo(true));
    Api.anonymous().send(query).body("data.node.id", equalTo(model));
  }

  @Test
  void aCeilingBelowTheBaseIsRefused() {
    var base = version("aurelia-submitter", model("aurelia-submitter"));
    Api.as("aurelia-submitter")
        .mutate("requestScaleUp", "scaleUpRequest { id }", scale(base, "3.0e26"))
        .body("errors[0].extensions.code", equalTo("CEILING_BELOW_BASE"));
  }

  @Test
  void aPageGoesOnWhereTheOtherEnded() {
    var first = model("aurelia-submitter");
    var second = model("aurelia-submitter");
    var page =
        Api.as("aurelia-officer")
            .send("{ models(first: 1) { nodes { id } pageInfo { hasNextPage endCursor } } }")
            .body("data.models.nodes.id", contains(second))
            .body("data.models.pageInfo.hasNextPage", equalTo(true))
            .extract();
    String cursor = page.path("data.models.pageInfo.endCursor");
    Api.as("aurelia-officer")
        .send("{ models(first: 1, after: \"" + cursor + "\") { nodes { id } } }")
        .body("data.models.nodes.id", contains(first));
    Api.as("borealis-officer")
        .send("{ models(first: 1, after: \"" + cursor + "\") { nodes { id } } }")
        .body("errors[0].extensions.code", equalTo("INVALID_CURSOR"));
    Api.as("cygnus-officer")
        .send("{ models { totalCount nodes { id } } }")
        .body("data.models.nodes", not(hasItem(first)));
  }

  @Test
  void onlyARegistrarMovesTheStoryClock() {
    String now = Api.anonymous().send("{ clock { now } }").extract().path("data.clock.now");
    var tomorrow = Instant.parse(now).plus(Duration.ofDays(1)).toString();
    var input = Map.<String, Object>of("idempotencyKey", key(), "to", tomorrow);
    Api.as("aurelia-officer")
        .mutate("advanceStoryClock", "now", input)
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    Api.as("platform-registrar")
        .mutate("advanceStoryClock", "now story", input)
        .body("data.advanceStoryClock.now", equalTo(tomorrow));
    Api.as("platform-registrar")
        .mutate("advanceStoryClock", "now", Map.of("idempotencyKey", key(), "to", now))
        .body("errors[0].extensions.code", equalTo("STORY_CLOCK_BACKWARDS"));
  }
}
