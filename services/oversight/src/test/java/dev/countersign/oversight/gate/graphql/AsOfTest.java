package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.evidence.EvidenceSteps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * An answer as of an earlier state shows nothing recorded later, to nobody it would not show now.
 */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class AsOfTest extends LoopSteps {

  /** Lets time pass, so that what follows is recorded later than what was. */
  private static Instant anHourLater() {
    var before = Instant.parse(now());
    move(before.plus(Duration.ofHours(1)).toString());
    return before;
  }

  private static ValidatableResponse node(String user, String id, String fields, Map<?, ?> asOf) {
    return Api.as(user)
        .send(
            "query($id: ID!, $asOf: AsOfInput) { node(id: $id, asOf: $asOf) { id ... %s } }"
                .formatted(fields),
            Map.of("id", id, "asOf", asOf));
  }

  @Test
  void aHaltIsShownAsItStoodAndNothingThatCameLater() {
    AuditorSteps.engaged(model);
    var before = anHourLater();
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    var halt = halts().getFirst();
    for (var safeguard : List.of("CY-CLS", "CY-KYC", "SEC-3")) {
      validated(safeguard);
    }
    var open = anHourLater();
    lift(halt);
    var requested = anHourLater();
    String ends =
        node("eu-analyst", halt, "on Halt { objectionWindowEnds }", Map.of())
            .extract()
            .path("data.node.objectionWindowEnds");
    move(ends);

    var fields = "on Halt { state objectionWindowEnds }";
    node("eu-analyst", halt, fields, Map.of()).body("data.node.state", equalTo("LIFTED"));
    node("eu-analyst", halt, fields, Map.of("knownAt", requested.toString()))
        .body("data.node.state", equalTo("LIFT_REQUESTED"))
        .body("data.node.objectionWindowEnds", equalTo(ends));
    node("eu-analyst", halt, fields, Map.of("knownAt", open.toString()))
        .body("data.node.state", equalTo("OPEN"))
        .body("data.node.objectionWindowEnds", nullValue());
    node("eu-analyst", halt, fields, Map.of("knownAt", before.toString()))
        .body("data.node", nullValue());
    // What is known today of how it stood in the world then.
    node("eu-analyst", halt, fields, Map.of("validAt", open.toString()))
        .body("data.node.state", equalTo("OPEN"));
    var list =
        "query($asOf: AsOfInput) { halts(first: 100, asOf: $asOf) { nodes { id } totalCount } }";
    Api.as("eu-analyst")
        .send(list, Map.of("asOf", Map.of("knownAt", open.toString())))
        .body("data.halts.nodes.id", hasItem(halt));
    Api.as("eu-analyst")
        .send(list, Map.of("asOf", Map.of("knownAt", before.toString())))
        .body("data.halts.nodes.id", not(hasItem(halt)));
    for (var other : List.of("borealis-officer", "ca-analyst")) {
      Api.as(other)
          .send(list, Map.of("asOf", Map.of("knownAt", open.toString())))
          .body("errors", nullValue())
          .body("data.halts.nodes.id", not(hasItem(halt)));
      node(other, halt, fields, Map.of("knownAt", open.toString())).body("data.node", nullValue());
    }
  }

  @Test
  void whatALateWordMayRestOnIsNotShownOfADayBeforeIt() {
    AuditorSteps.engaged(model);
    var evaluation = registered("kestrel-evaluator", "CYBER-2");
    var before = anHourLater();
    var then = Map.of("validAt", before.toString());
    int counted = evidence(then).extract().path("data.evidence.totalCount");
    Api.as("kestrel-evaluator")
        .mutate(
            "startEvaluation",
            "evaluation { status }",
            Map.of("idempotencyKey", key(), "evaluation", evaluation))
        .body("data.startEvaluation.evaluation.status", equalTo("RUNNING"));
    var sealed = EvidenceSteps.sealedForDecisions("aurelia-submitter", "org_aurelia");
    var fields = "on Evaluation { status facts { kind } }";
    node("eu-analyst", evaluation, fields, Map.of())
        .body("data.node.status", equalTo("RUNNING"))
        .body("data.node.facts.kind", hasItem("EVALUATION_STARTED"));
    node("eu-analyst", evaluation, fields, then)
        .body("data.node.status", equalTo("REGISTERED"))
        .body("data.node.facts.kind", not(hasItem("EVALUATION_STARTED")));
    evidence(Map.of()).body("data.evidence.nodes.id", hasItem(sealed));
    evidence(then)
        .body("errors", nullValue())
        .body("data.evidence.nodes.id", not(hasItem(sealed)))
        .body("data.evidence.totalCount", equalTo(counted));
    node("eu-analyst", sealed, "on Evidence { sha256 }", then).body("data.node", nullValue());
  }

  private static ValidatableResponse evidence(Map<?, ?> asOf) {
    return Api.as("eu-analyst")
        .send(
            "query($asOf: AsOfInput) { evidence(lab: \"org_aurelia\", first: 100, asOf: $asOf) {"
                + " nodes { id } totalCount } }",
            Map.of("asOf", asOf));
  }

  @Test
  void whatIsBelowAFieldLooksAtTheSameState() {
    var request = asked();
    var first = anHourLater();
    AuditorSteps.engaged(model);
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    var fields =
        "on ScaleUpRequest { decision { outcome } decisions(first: 100) { nodes { outcome } } }";
    node("eu-analyst", request, fields, Map.of())
        .body("data.node.decision.outcome", equalTo("HALTED"));
    node("eu-analyst", request, fields, Map.of("knownAt", first.toString()))
        .body("data.node.decision.outcome", equalTo("EVALUATION_REQUIRED"))
        .body("data.node.decisions.nodes.outcome", equalTo(List.of("EVALUATION_REQUIRED")));
  }

  @Test
  void anAuditorWhoseEngagementHasEndedDoesNotLookBackEither() {
    var engagement = AuditorSteps.engaged(model);
    var engaged = anHourLater();
    var asOf = Map.of("knownAt", engaged.toString());
    node("kestrel-evaluator", version, "on ModelVersion { label }", asOf)
        .body("data.node.id", equalTo(version));
    Api.as("aurelia-officer")
        .mutate(
            "endEngagement",
            "engagement { status }",
            Map.of("idempotencyKey", key(), "engagement", engagement, "reason", "done"))
        .body("errors", nullValue());
    node("kestrel-evaluator", version, "on ModelVersion { label }", asOf)
        .body("data.node", nullValue());
  }

  @Test
  void aRepeatIsAnsweredAsTheFirstTimeWhateverCameAfter() {
    var input = LabSteps.draft(LabSteps.document("aurelia-submitter"), LabSteps.rsp());
    var fields = "policyVersion { id status publishedAt digest }";
    Map<String, Object> first =
        Api.as("aurelia-submitter")
            .mutate("draftPolicyVersion", fields, input)
            .body("data.draftPolicyVersion.policyVersion.status", equalTo("DRAFT"))
            .extract()
            .path("data");
    String id =
        Api.as("aurelia-submitter")
            .mutate("draftPolicyVersion", fields, input)
            .extract()
            .path("data.draftPolicyVersion.policyVersion.id");
    LabSteps.act("aurelia-officer", "approve", id);
    Map<String, Object> again =
        Api.as("aurelia-submitter")
            .mutate("draftPolicyVersion", fields, input)
            .extract()
            .path("data");
    assertThat(again).isEqualTo(first);
    // What writes next in the same request is not held back by what the repeat looked at.
    var newer = LabSteps.model("aurelia-submitter");
    Api.as("aurelia-submitter")
        .send(
            "mutation($old: DraftPolicyVersionInput!, $new: RegisterModelVersionInput!) {"
                + " draftPolicyVersion(input: $old) { policyVersion { status } }"
                + " registerModelVersion(input: $new) { modelVersion { model } } }",
            Map.of("old", input, "new", LabSteps.checkpoint(newer)))
        .body("errors", nullValue())
        .body("data.draftPolicyVersion.policyVersion.status", equalTo("DRAFT"))
        .body("data.registerModelVersion.modelVersion.model", equalTo(newer));
  }

  @Test
  void aStateThatIsNotOverOrCannotBeIsRefused() {
    var query = "query($asOf: AsOfInput) { halts(asOf: $asOf) { nodes { id } } }";
    var later = Instant.parse(now()).plusSeconds(1).toString();
    var refusals =
        Map.<Map<String, Object>, String>of(
            Map.of("knownAt", later), "AS_OF_IN_FUTURE",
            Map.of("validAt", later), "AS_OF_IN_FUTURE",
            Map.of("knownAt", "2026-03-01T00:00:00Z", "logSize", 1), "INVALID_INPUT",
            Map.of("logSize", 0), "INVALID_INPUT",
            Map.of("knownAt", "yesterday"), "INVALID_INPUT",
            Map.of("logSize", 1_000_000_000L), "NOT_YET_SETTLED");
    refusals.forEach(
        (asOf, code) ->
            Api.as("eu-analyst")
                .send(query, Map.of("asOf", asOf))
                .body("errors[0].extensions.code", equalTo(code)));
  }

  @Test
  void oneRequestLooksAtOneState() {
    for (var other : List.of("", "(asOf: { validAt: \"2026-03-02T00:00:00Z\" })")) {
      Api.as("eu-analyst")
          .send(
              "{ halts(asOf: { knownAt: \"2026-03-02T00:00:00Z\" }) { nodes { id } }"
                  + " then: halts%s { nodes { id } } }".formatted(other))
          .body("errors[0].extensions.code", equalTo("INVALID_INPUT"))
          .body("data", nullValue());
    }
    Api.as("eu-analyst")
        .send(
            "{ halts(asOf: { knownAt: \"2026-03-01T00:00:00Z\" }) { nodes { id } }"
                + " clock { now } viewer { kind }"
                + " models(asOf: { knownAt: \"2026-03-01T00:00:00Z\" }) { nodes { id } } }")
        .body("errors", nullValue());
  }

  @Test
  void whatAWriterMayStillRecordByThenIsNotSettled() throws SQLException {
    var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    var query = "query($asOf: AsOfInput) { halts(asOf: $asOf) { nodes { id } } }";
    var asOf = Map.<String, Object>of("asOf", Map.of("knownAt", now()));
    try (var writer = DriverManager.getConnection(url + "?user=countersign_oversight");
        var statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(3, 1)");
      Api.as("eu-analyst")
          .send(query, asOf)
          .body("errors[0].extensions.code", equalTo("NOT_YET_SETTLED"));
      writer.rollback();
      Api.as("eu-analyst").send(query, asOf).body("errors", nullValue());
    }
  }
}
