package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.LogStandIn;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.verifier.verify.Result;
import dev.countersign.verifier.verify.Verification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of a decision those see who may not see it whole. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class OutcomeApiTest extends LoopSteps {
  private static final String FIELDS =
      "outcome stage modelVersion decision { id } reasons { code thresholdKey }";

  private static ValidatableResponse request(String who, String request) {
    return Api.as(who)
        .send(
            ("{ node(id: \"%s\") { ... on ScaleUpRequest { decision { id } decisions { nodes { id } }"
                    + " outcome { id %s } liveAnswer { outcome } } } }")
                .formatted(request, FIELDS))
        .body("errors", nullValue());
  }

  private static ValidatableResponse outcome(Api who, String id) {
    return who.send("{ node(id: \"%s\") { ... on GateOutcome { %s } } }".formatted(id, FIELDS));
  }

  /** Bracken, engaged for this model in one domain alone. */
  private void engagedInCyber() {
    var offer = new HashMap<String, Object>();
    offer.put("idempotencyKey", key());
    offer.put("auditor", "org_bracken");
    offer.put("models", List.of(model));
    offer.put("domains", List.of("CYBER"));
    offer.put("evidenceClasses", List.of("PUBLIC"));
    offer.put("from", "2026-03-01T00:00:00Z");
    offer.put("until", "2027-12-31T00:00:00Z");
    offer.put("contingent", false);
    offer.put("publicationVeto", false);
    String engagement =
        Api.as("aurelia-officer")
            .mutate("offerEngagement", "engagement { id }", offer)
            .body("errors", nullValue())
            .extract()
            .path("data.offerEngagement.engagement.id");
    Api.as("bracken-lead")
        .mutate(
            "acceptEngagement",
            "engagement { id }",
            Map.of("idempotencyKey", key(), "engagement", engagement))
        .body("errors", nullValue());
  }

  @Test
  void anAuditorEngagedForOneDomainSeesTheOutcomeAndItsOwnReasonsAlone() {
    engagedInCyber();
    var asked = asked();
    var whole = request("aurelia-officer", asked);
    String decision = whole.extract().path("data.node.decision.id");
    String outcome = whole.extract().path("data.node.outcome.id");
    whole
        .body("data.node.outcome.reasons.thresholdKey", contains("BIO-2", "CYBER-2"))
        .body("data.node.outcome.decision.id", equalTo(decision));
    for (var who : List.of("bracken-lead", "bracken-evaluator")) {
      request(who, asked)
          .body("data.node.decision", nullValue())
          .body("data.node.decisions.nodes", empty())
          .body("data.node.liveAnswer", nullValue())
          .body("data.node.outcome.outcome", equalTo("EVALUATION_REQUIRED"))
          .body("data.node.outcome.decision", nullValue())
          .body("data.node.outcome.reasons.thresholdKey", contains("CYBER-2"));
      var auditor = Api.as(who);
      outcome(auditor, outcome).body("data.node.reasons.thresholdKey", contains("CYBER-2"));
      auditor
          .send("{ gateDecision(id: \"%s\") { id } }".formatted(decision))
          .body("data.gateDecision", nullValue());
      auditor
          .send("{ node(id: \"%s\") { id } }".formatted(decision))
          .body("data.node", nullValue());
      // The facts of the outcome tell as much as its fields do.
      auditor
          .send("{ node(id: \"%s\") { facts { kind } } }".formatted(outcome))
          .body(
              "data.node.facts.kind",
              contains("DECISION_OUTCOME_STATED", "DECISION_REASONS_STATED"));
    }
    Api.as("eu-analyst")
        .send("{ node(id: \"%s\") { facts { kind } } }".formatted(outcome))
        .body("data.node.facts.kind.size()", equalTo(3));
  }

  @Test
  void itsProofIsCutAlikeAndHolds() {
    engagedInCyber();
    String decision = request("aurelia-officer", asked()).extract().path("data.node.decision.id");
    LogStandIn.takeIn();
    var bundle =
        BundleText.read(
            Api.as("bracken-lead")
                .get("/proofs/" + decision)
                .statusCode(200)
                .extract()
                .asByteArray());
    var verdict = new Verification(bundle, List.of(LogStandIn.verifier())).verdict();
    assertThat(verdict.result()).isEqualTo(Result.IN_PART);
    assertThat(bundle.thresholds()).containsExactly("CYBER-2");
    assertThat(verdict.reasons()).allMatch(reason -> reason.contains("CYBER-2"));
    Api.as("borealis-officer").get("/proofs/" + decision).statusCode(404);
  }

  @Test
  void aDecisionOfItsOwnDomainAloneIsSeenWhole() {
    engagedInCyber();
    String request = asked();
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    // Bracken is engaged for cyber; the decision still speaks of biology too.
    request("bracken-lead", request)
        .body("data.node.decision", nullValue())
        .body("data.node.outcome.outcome", equalTo("HALTED"))
        .body("data.node.outcome.reasons.thresholdKey", everyItem(equalTo("CYBER-2")))
        .body("data.node.outcome.reasons.code", hasItem("OPEN_HALT"));
    AuditorSteps.engaged(model);
    request("kestrel-lead", request).body("data.node.decision.id", notNullValue());
  }

  @Test
  void everyoneSeesTheOutcomeOnceTheModelIsDeployedAndNothingElse() {
    var asked = asked();
    String id = request("aurelia-officer", asked).extract().path("data.node.outcome.id");
    String decision = request("aurelia-officer", asked).extract().path("data.node.decision.id");
    var list = "{ gateOutcomes(lab: \"org_aurelia\", first: 100) { totalCount nodes { id } } }";
    int before = Api.anonymous().send(list).extract().path("data.gateOutcomes.totalCount");
    for (var who : List.of(Api.anonymous(), Api.as("borealis-officer"), Api.as("ca-analyst"))) {
      outcome(who, id).body("data.node", nullValue());
      who.send(list).body("data.gateOutcomes.nodes.id", not(hasItem(id)));
    }
    Api.as("aurelia-officer")
        .mutate("announceModel", "model { id }", Map.of("idempotencyKey", key(), "model", model))
        .body("errors", nullValue());
    outcome(Api.anonymous(), id).body("data.node", nullValue());
    Api.as("aurelia-officer")
        .mutate(
            "deployModelVersion",
            "modelVersion { id }",
            Map.of("idempotencyKey", key(), "modelVersion", version))
        .body("errors", nullValue());
    for (var who : List.of(Api.anonymous(), Api.as("borealis-officer"), Api.as("ca-analyst"))) {
      outcome(who, id)
          .body("data.node.outcome", equalTo("EVALUATION_REQUIRED"))
          .body("data.node.stage", equalTo("SCALE"))
          .body("data.node.modelVersion", equalTo(version))
          .body("data.node.decision", nullValue())
          .body("data.node.reasons", empty());
      who.send("{ node(id: \"%s\") { id } }".formatted(decision)).body("data.node", nullValue());
      who.send("{ node(id: \"%s\") { id } }".formatted(asked)).body("data.node", nullValue());
      who.send("{ node(id: \"%s\") { facts { kind } } }".formatted(id))
          .body("data.node.facts.kind", contains("DECISION_OUTCOME_STATED"));
    }
    int after = Api.anonymous().send(list).extract().path("data.gateOutcomes.totalCount");
    assertThat(after).isEqualTo(before + 1);
  }

  @Test
  void anImpeachmentIsReadByWhomTheDecisionIsReadBy() {
    engagedInCyber();
    var since = now();
    var asked = cleared();
    String outcome = request("bracken-lead", asked).extract().path("data.node.outcome.id");
    String decision = request("eu-analyst", asked).extract().path("data.node.decision.id");
    earns("kestrel", "0.62", since);
    var impeached = "{ gateDecision(id: \"%s\") { impeachedBy { reason } } }".formatted(decision);
    Api.as("eu-analyst")
        .send(impeached)
        .body("data.gateDecision.impeachedBy.reason", hasItem("COI_REVENUE"));
    Api.as("bracken-lead").send(impeached).body("data.gateDecision", nullValue());
    Api.as("bracken-lead")
        .send("{ node(id: \"%s\") { facts { kind } } }".formatted(outcome))
        .body("data.node.facts.kind", not(hasItem("DECISION_IMPEACHED")));
    earns("kestrel", "0.1", since);
  }

  @Test
  void anEvaluatorWithAConflictIsShownAsRejectedAndAcceptedOtherwise() {
    AuditorSteps.engaged(model);
    var fine = evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    engagedInCyber();
    var since = now();
    earns("bracken", "0.62", since);
    var conflicted = evaluated("bracken-evaluator", "CYBER-2", "REACHED", REACHED);
    earns("bracken", "0.1", since);
    var query =
        "{ node(id: \"%s\") { ... on Evaluation { status rejection { reason since relatesTo } } } }";
    Api.as("eu-analyst")
        .send(query.formatted(fine))
        .body("data.node.status", equalTo("ACCEPTED"))
        .body("data.node.rejection", nullValue());
    for (var who : List.of("aurelia-officer", "eu-analyst", "bracken-lead")) {
      Api.as(who)
          .send(query.formatted(conflicted))
          .body("data.node.status", equalTo("REJECTED"))
          .body("data.node.rejection.reason", startsWith("COI_"))
          .body("data.node.rejection.relatesTo", notNullValue());
    }
    Api.as("borealis-officer").send(query.formatted(conflicted)).body("data.node", nullValue());
    // What it found halts all the same: a crossing is never made to vanish by who found it.
    assertThat(halts()).hasSize(1);
    Api.as("bracken-lead")
        .mutate(
            "invalidateEvaluation",
            "evaluation { id }",
            Map.of("idempotencyKey", key(), "evaluation", conflicted, "reason", "no"))
        .body("errors[0].extensions.code", equalTo("EVALUATION_REJECTED"));
  }
}
