package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of evaluations, safeguards and refusals after they are first on record. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class StandingApiTest extends LoopSteps {

  private static Map<String, Object> of(String evaluation, String field, String words) {
    return Map.of("idempotencyKey", key(), "evaluation", evaluation, field, words);
  }

  @Test
  void anAbandonedEvaluationStaysOnRecordAndIsItsEvaluatorsToAbandon() {
    var id = registered("aurelia-submitter", "CYBER-2");
    for (var other : List.of("borealis-officer", "kestrel-lead")) {
      Api.as(other)
          .mutate("abandonEvaluation", "evaluation { id }", of(id, "reason", "no compute"))
          .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    }
    Api.as("eu-supervisor")
        .mutate("abandonEvaluation", "evaluation { id }", of(id, "reason", "no compute"))
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    Api.as("aurelia-submitter")
        .mutate("invalidateEvaluation", "evaluation { id }", of(id, "reason", "wrong"))
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    Api.as("aurelia-officer")
        .mutate("invalidateEvaluation", "evaluation { id }", of(id, "reason", "wrong"))
        .body("errors[0].extensions.code", equalTo("EVALUATION_REGISTERED"));
    Api.as("aurelia-submitter")
        .mutate("abandonEvaluation", "evaluation { status }", of(id, "reason", "no compute"))
        .body("data.abandonEvaluation.evaluation.status", equalTo("ABANDONED"));
    Api.as("eu-analyst")
        .send("{ evaluations(first: 100) { nodes { id } } }")
        .body("data.evaluations.nodes.id", hasItem(id));
  }

  @Test
  void aCrossingThatIsTakenBackStillHalts() {
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    var id = newestEvaluation();
    var request = asked();
    Api.as("aurelia-officer")
        .mutate("invalidateEvaluation", "evaluation { status }", of(id, "reason", "a bug"))
        .body("data.invalidateEvaluation.evaluation.status", equalTo("INVALIDATED"));
    decision(request)
        .body("data.node.decision.outcome", equalTo("HALTED"))
        .body("data.node.decision.reasons.code", hasItems("OPEN_HALT", "SAFEGUARD_MISSING"));
  }

  @Test
  void aLabRepliesAndReassessesInItsOwnNameOnly() {
    AuditorSteps.engaged(model);
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    var id = newestEvaluation();
    Api.as("borealis-officer")
        .mutate("replyToEvaluation", "evaluation { id }", of(id, "reply", "we differ"))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    Api.as("aurelia-officer")
        .mutate(
            "replyToEvaluation", "evaluation { replies { reply } }", of(id, "reply", "we differ"))
        .body("data.replyToEvaluation.evaluation.replies.reply", contains("we differ"));
    var input =
        new HashMap<String, Object>(
            Map.of(
                "idempotencyKey",
                key(),
                "evaluation",
                id,
                "thresholdKey",
                "BIO-2",
                "reassessment",
                id,
                "reason",
                "measured again"));
    Api.as("aurelia-officer")
        .mutate("reassessCrossing", "evaluation { id }", input)
        .body("errors[0].extensions.code", equalTo("NOT_CROSSED"));
    input.put("thresholdKey", "CYBER-2");
    input.put("reassessment", registered("aurelia-submitter", "CYBER-2"));
    Api.as("aurelia-officer")
        .mutate("reassessCrossing", "evaluation { id }", input)
        .body("errors[0].extensions.code", equalTo("REASSESSMENT_NOT_COMPARABLE"));
    Api.as("kestrel-lead")
        .mutate("reassessCrossing", "evaluation { id }", input)
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }

  @Test
  void resultsThatCannotBeAreRefusedWithTheirPath() {
    var id = registered("aurelia-submitter", "CYBER-2");
    Api.as("aurelia-submitter")
        .mutate(
            "startEvaluation",
            "evaluation { id }",
            Map.of("idempotencyKey", key(), "evaluation", id))
        .body("errors", nullValue());
    var wrong = new HashMap<>(REACHED);
    wrong.put("n", -1);
    Api.as("aurelia-submitter")
        .mutate("completeEvaluation", "evaluation { id }", report(id, "CYBER-2", "REACHED", wrong))
        .body("errors[0].extensions.code", equalTo("RESULT_NOT_USABLE"))
        .body("errors[0].message", containsString("$.findings[0].results[0].n"));
    wrong.put("n", 78);
    wrong.put("indicatorKey", "miles per hour");
    Api.as("aurelia-submitter")
        .mutate("completeEvaluation", "evaluation { id }", report(id, "CYBER-2", "REACHED", wrong))
        .body("errors[0].extensions.code", equalTo("INDICATOR_UNKNOWN"))
        .body("errors[0].message", containsString("$.findings[0].results[0].indicatorKey"));
    var early = new HashMap<>(report(id, "CYBER-2", "REACHED", REACHED));
    early.put("completedAt", "2026-01-01T00:00:00Z");
    Api.as("aurelia-submitter")
        .mutate("completeEvaluation", "evaluation { id }", early)
        .body("errors[0].extensions.code", equalTo("COMPLETED_BEFORE_REGISTERED"));
  }

  @Test
  void aSafeguardThatIsReconfiguredIsNoLongerValidated() {
    AuditorSteps.engaged(model);
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    var request = asked();
    validated("CY-CLS");
    String id =
        Api.as("aurelia-officer")
            .send("{ safeguardImplementations(first: 2) { nodes { id surface } } }")
            .extract()
            .jsonPath()
            .getString("data.safeguardImplementations.nodes.find { it.surface == 'INTERNAL' }.id");
    var input =
        new HashMap<String, Object>(
            Map.of(
                "idempotencyKey",
                key(),
                "implementation",
                id,
                "configDigest",
                digest("CY-CLSINTERNAL"),
                "state",
                "IMPLEMENTED"));
    var fields = "implementation { configDigest state }";
    Api.as("aurelia-submitter")
        .mutate("updateSafeguard", fields, input)
        .body("errors[0].extensions.code", equalTo("NOTHING_CHANGED"));
    Api.as("borealis-submitter")
        .mutate("updateSafeguard", fields, input)
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    input.put("configDigest", digest("another"));
    Api.as("aurelia-submitter")
        .mutate("updateSafeguard", fields, input)
        .body("data.updateSafeguard.implementation.configDigest", equalTo(digest("another")));
    decision(request).body("data.node.decision.reasons.code", hasItem("SAFEGUARD_DEGRADED"));
    input.put("state", "PROPOSED");
    input.put("idempotencyKey", key());
    Api.as("aurelia-submitter")
        .mutate("updateSafeguard", fields, input)
        .body("errors[0].extensions.code", equalTo("ALREADY_IMPLEMENTED"));
  }

  @Test
  void anExceptionNeverReadsAsCleared() {
    var request = asked();
    var input =
        new HashMap<String, Object>(
            Map.of(
                "idempotencyKey",
                key(),
                "scaleUpRequest",
                request,
                "acknowledgement",
                "We go on.",
                "expiresAt",
                "2020-01-01T00:00:00Z"));
    Api.as("aurelia-officer")
        .mutate("recordException", "exception { id }", input)
        .body("errors[0].extensions.code", equalTo("EXPIRY_PAST"));
    input.put("expiresAt", "2030-01-01T00:00:00Z");
    input.put(
        "marginalRisk",
        Map.of(
            "argument",
            "Others can do the same.",
            "comparedWith",
            "Models with open weights",
            "approvedBy",
            List.of("Board")));
    Api.as("aurelia-submitter")
        .mutate("recordException", "exception { id }", input)
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    Api.as("borealis-officer")
        .mutate("recordException", "exception { id }", input)
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    String id =
        Api.as("aurelia-officer")
            .mutate(
                "recordException",
                "exception { id approver marginalRisk { argument comparedWith approvedBy } }",
                input)
            .body("data.recordException.exception.approver", equalTo("aurelia-officer"))
            .body(
                "data.recordException.exception.marginalRisk.comparedWith",
                equalTo("Models with open weights"))
            .extract()
            .path("data.recordException.exception.id");
    decision(request).body("data.node.decision.outcome", equalTo("EVALUATION_REQUIRED"));
    var list = "{ gateExceptions(first: 100) { nodes { id marginalRisk { approvedBy } } } }";
    Api.as("eu-analyst")
        .send(list)
        .body(
            "data.gateExceptions.nodes.find { it.id == '%s' }.marginalRisk.approvedBy"
                .formatted(id),
            hasItem("Board"));
    for (var other : List.of("borealis-officer", "ca-analyst", "kestrel-lead")) {
      Api.as(other).send(list).body("data.gateExceptions.nodes.id", not(hasItem(id)));
      Api.as(other).send("{ node(id: \"" + id + "\") { id } }").body("data.node", nullValue());
    }
  }

  @Test
  void aSuppositionIsTheLabsOwnAndAuthorisesNothing() {
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    var request = asked();
    var policy = LabSteps.inForce();
    var counterfactual =
        "{ counterfactual(scaleUpRequest: \"%s\", policyVersion: \"%s\") { outcome thresholds { thresholdKey conclusion } reasons { code } } }"
            .formatted(request, policy);
    for (var who : List.of("aurelia-officer", "eu-analyst")) {
      Api.as(who)
          .send(counterfactual)
          .body("errors", nullValue())
          .body("data.counterfactual.outcome", equalTo("HALTED"))
          .body("data.counterfactual.reasons.code", not(hasItem("OPEN_HALT")));
    }
    Api.as("borealis-officer")
        .send(counterfactual)
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    Api.as("kestrel-lead")
        .send(counterfactual)
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    var whatIf =
        "{ whatIf(input: {base: \"%s\", computeMultiple: \"4\", changes: [NEW_TOOLS], stage: SCALE}) { outcome reasons { code } } }"
            .formatted(version);
    Api.as("aurelia-submitter")
        .send(whatIf)
        .body("errors", nullValue())
        .body("data.whatIf.outcome", equalTo("HALTED"));
    Api.as("borealis-submitter")
        .send(whatIf)
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    for (var user : List.of("eu-analyst", "kestrel-lead")) {
      Api.as(user).send(whatIf).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
  }

  private static String newestEvaluation() {
    return Api.as("aurelia-officer")
        .send("{ evaluations(first: 1) { nodes { id } } }")
        .extract()
        .path("data.evaluations.nodes[0].id");
  }
}
