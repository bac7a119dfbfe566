package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole loop: a crossing halts, validated safeguards and a lift clear. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class LoopTest extends LoopSteps {
  @Test
  void aCrossingHaltsAndValidatedSafeguardsWithALiftClear() {
    AuditorSteps.engaged(model);
    var request = asked();
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    evaluated("kestrel-evaluator", "BIO-2", "CANNOT_RULE_OUT", UNCLEAR);
    decision(request)
        .body("data.node.decision.outcome", equalTo("HALTED"))
        .body("data.node.decision.reasons.code", hasItem("OPEN_HALT"))
        .body("data.node.decision.reasons.code", hasItem("SAFEGUARD_MISSING"));
    var halts = halts();
    assertThat(halts).hasSize(2);
    for (var safeguard : List.of("CY-CLS", "CY-KYC", "SEC-3", "BIO-CLS")) {
      validated(safeguard);
    }
    lift(halts.getFirst());
    decision(request).body("data.node.decision.outcome", equalTo("HALTED"));
    lift(halts.getLast());
    var window = "data.node.objectionWindowEnds";
    String ends =
        Api.as("aurelia-officer")
            .send(
                "{ node(id: \""
                    + halts.getLast()
                    + "\") { ... on Halt { objectionWindowEnds state } } }")
            .body("data.node.state", equalTo("LIFT_REQUESTED"))
            .extract()
            .path(window);
    move(ends);
    decision(request).body("data.node.decision.outcome", equalTo("CLEARED"));
    Api.as("borealis-officer")
        .send(
            "{ halts(first: 100) { nodes { id } } attestations(first: 100) { nodes { lab } } evaluations(first: 100) { nodes { lab } } }")
        .body("data.halts.nodes.id", not(hasItem(halts.getFirst())))
        .body("data.attestations.nodes.lab", not(hasItem("org_aurelia")))
        .body("data.evaluations.nodes.lab", not(hasItem("org_aurelia")));
    Api.as("aurelia-safeguards")
        .send("{ safeguardImplementations(first: 1) { nodes { id } } }")
        .body("data.safeguardImplementations.nodes", hasSize(1));
  }

  @Test
  void aLessAlarmingConclusionThanTheResultsAllowIsRefused() {
    var id = registered("aurelia-submitter", "CYBER-2");
    Api.as("aurelia-submitter")
        .mutate(
            "completeEvaluation", "evaluation { id }", report(id, "CYBER-2", "REACHED", REACHED))
        .body("errors[0].extensions.code", equalTo("EVALUATION_REGISTERED"));
    Api.as("aurelia-submitter")
        .mutate(
            "startEvaluation",
            "evaluation { id }",
            Map.of("idempotencyKey", key(), "evaluation", id));
    Api.as("aurelia-submitter")
        .mutate(
            "completeEvaluation", "evaluation { id }", report(id, "CYBER-2", "RULED_OUT", REACHED))
        .body("errors[0].extensions.code", equalTo("CONCLUSION_NOT_SUPPORTED"));
  }

  @Test
  void anEvaluationOfALabsModelNeedsAnEngagement() {
    Api.as("kestrel-evaluator")
        .mutate(
            "registerEvaluation",
            "evaluation { id }",
            Map.of(
                "idempotencyKey", key(),
                "modelVersion", version,
                "thresholdKeys", List.of("CYBER-2"),
                "protocolTitle", "Protocol",
                "protocolDigest", digest("protocol")))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
  }

  @Test
  void oneSignatureOrAChangedPayloadDoesNotCount() {
    AuditorSteps.engaged(model);
    var payload = AuditorSteps.prepared(version, "CY-CLS", implemented("CY-CLS"));
    var lead = Api.as("kestrel-lead");
    lead.mutate(
            "submitAttestation",
            "attestation { id }",
            AuditorSteps.submission(payload, AuditorSteps.LEAD))
        .body("errors[0].extensions.code", equalTo("SIGNATURE_MISSING"));
    lead.mutate(
            "submitAttestation",
            "attestation { id }",
            AuditorSteps.submission(payload, AuditorSteps.LEAD, AuditorSteps.LEAD))
        .body("errors[0].extensions.code", equalTo("SIGNATURE_MISSING"));
    var changed =
        new String(payload, StandardCharsets.UTF_8)
            .replace(digest("CY-CLSAPI"), digest("another"))
            .getBytes(StandardCharsets.UTF_8);
    lead.mutate(
            "submitAttestation",
            "attestation { id }",
            AuditorSteps.submission(changed, AuditorSteps.LEAD, AuditorSteps.ORGANISATION))
        .body("errors[0].extensions.code", equalTo("SAFEGUARD_NOT_ON_RECORD"));
  }

  @Test
  void aHaltIsNotLiftedBeforeItsSafeguardsAreValidated() {
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    var halt = halts().getFirst();
    var input = Map.<String, Object>of("idempotencyKey", key(), "halt", halt, "reason", "please");
    Api.as("aurelia-officer")
        .mutate("requestHaltLift", "halt { id }", input)
        .body("errors[0].extensions.code", equalTo("SAFEGUARDS_NOT_VALIDATED"));
    for (var user : List.of("aurelia-submitter", "eu-supervisor", "kestrel-lead")) {
      Api.as(user)
          .mutate("requestHaltLift", "halt { id }", input)
          .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
    Api.as("borealis-officer")
        .mutate("requestHaltLift", "halt { id }", input)
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
  }

  @Test
  void anEndedEngagementShowsNothingMore() {
    var engagement = AuditorSteps.engaged(model);
    var query = "{ modelVersion(id: \"" + version + "\") { id } }";
    Api.as("kestrel-evaluator").send(query).body("data.modelVersion.id", equalTo(version));
    Api.as("aurelia-officer")
        .mutate(
            "endEngagement",
            "engagement { status }",
            Map.of("idempotencyKey", key(), "engagement", engagement, "reason", "done"))
        .body("data.endEngagement.engagement.status", equalTo("ENDED"));
    Api.as("kestrel-evaluator").send(query).body("data.modelVersion", nullValue());
  }
}
