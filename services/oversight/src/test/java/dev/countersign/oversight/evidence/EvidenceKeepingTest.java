package dev.countersign.oversight.evidence;

import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.evidence.EvidenceSteps.sealed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.local.Parts;
import dev.countersign.oversight.Api;
import dev.countersign.oversight.FakeVault;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long evidence is kept: a hold beats retention, and a tombstone stays. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class EvidenceKeepingTest {
  private static final String LONG_AGO = "2020-01-01T00:00:00Z";
  private static final String FAR = "2099-01-01T00:00:00Z";

  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static String aurelias() {
    return sealed("aurelia-submitter", "org_aurelia", "CONFIDENTIAL", Map.of());
  }

  private static ValidatableResponse act(
      String user, String verb, String evidence, Map<String, Object> more) {
    var input = new HashMap<String, Object>(more);
    input.put("idempotencyKey", key());
    input.put("evidence", evidence);
    input.put("reason", "policy 7");
    return Api.as(user)
        .mutate(
            verb,
            "evidence { id retainedUntil holds { id organisation } erasure { reason } }",
            input);
  }

  private static void assertRefused(ValidatableResponse answer, String code) {
    answer.body("errors[0].extensions.code", equalTo(code));
  }

  private static ValidatableResponse seen(String user, String evidence) {
    return Api.as(user)
        .send(
            """
            { node(id: "%s") { ... on Evidence { sha256 retainedUntil holds { id reason }
                erasure { reason } damages { failure foundAt } } } }
            """
                .formatted(evidence));
  }

  @Test
  void whatIsErasedLeavesATombstoneAndTheVaultIsTold() {
    var evidence = aurelias();
    assertRefused(act("aurelia-officer", "eraseEvidence", evidence, Map.of()), "RETENTION_NOT_SET");
    act("aurelia-officer", "setEvidenceRetention", evidence, Map.of("until", LONG_AGO))
        .body("errors", nullValue());
    act("aurelia-officer", "eraseEvidence", evidence, Map.of())
        .body("errors", nullValue())
        .body("data.eraseEvidence.evidence.erasure.reason", equalTo("policy 7"));
    assertThat(FakeVault.asked()).contains("DELETE /internal/evidence/org_aurelia/" + evidence);
    for (var user : List.of("aurelia-officer", "eu-analyst")) {
      seen(user, evidence)
          .body("data.node.sha256", notNullValue())
          .body("data.node.erasure.reason", equalTo("policy 7"));
    }
    Api.as("eu-analyst")
        .mutate(
            "requestEvidenceDownload",
            "url",
            Map.of("idempotencyKey", key(), "evidence", evidence, "purpose", "look"))
        .body("errors[0].extensions.code", equalTo("EVIDENCE_ERASED"));
    assertRefused(act("aurelia-officer", "eraseEvidence", evidence, Map.of()), "EVIDENCE_ERASED");
  }

  @Test
  void retentionRunsAndIsNeverShortened() {
    var evidence = aurelias();
    act("aurelia-officer", "setEvidenceRetention", evidence, Map.of("until", FAR))
        .body("data.setEvidenceRetention.evidence.retainedUntil", equalTo(FAR));
    assertRefused(
        act("aurelia-officer", "setEvidenceRetention", evidence, Map.of("until", LONG_AGO)),
        "RETENTION_SHORTENED");
    assertRefused(act("aurelia-officer", "eraseEvidence", evidence, Map.of()), "RETENTION_RUNS");
  }

  @Test
  void aRegulatorsHoldBeatsRetentionAndOnlyItReleasesIt() {
    var evidence = aurelias();
    act("aurelia-officer", "setEvidenceRetention", evidence, Map.of("until", LONG_AGO));
    String hold =
        act("eu-supervisor", "placeEvidenceHold", evidence, Map.of())
            .body("errors", nullValue())
            .extract()
            .path("data.placeEvidenceHold.evidence.holds[0].id");
    assertRefused(act("aurelia-officer", "eraseEvidence", evidence, Map.of()), "EVIDENCE_ON_HOLD");
    assertRefused(
        act("aurelia-officer", "releaseEvidenceHold", evidence, Map.of("hold", hold)), "FORBIDDEN");
    act("eu-supervisor", "releaseEvidenceHold", evidence, Map.of("hold", hold))
        .body("data.releaseEvidenceHold.evidence.holds", empty());
    act("aurelia-officer", "eraseEvidence", evidence, Map.of()).body("errors", nullValue());
  }

  @Test
  void nobodyElseKeepsOrErases() {
    var evidence = aurelias();
    for (var user : List.of("borealis-officer", "bracken-lead", "ca-supervisor")) {
      assertRefused(act(user, "placeEvidenceHold", evidence, Map.of()), "NOT_FOUND");
      seen(user, evidence).body("data.node", nullValue());
    }
    for (var user : List.of("borealis-officer", "bracken-lead")) {
      assertRefused(act(user, "eraseEvidence", evidence, Map.of()), "NOT_FOUND");
      assertRefused(
          act(user, "setEvidenceRetention", evidence, Map.of("until", LONG_AGO)), "NOT_FOUND");
    }
    assertRefused(act("eu-supervisor", "eraseEvidence", evidence, Map.of()), "FORBIDDEN");
  }

  private static int damaged(String client, String evidence) {
    return given()
        .auth()
        .oauth2(Parts.attachOrStart().tokens().ofClient(client))
        .contentType("application/json")
        .body(
            Map.of(
                "evidence",
                evidence,
                "owner",
                "org_aurelia",
                "failure",
                "DIGEST_MISMATCH",
                "foundAt",
                "2026-06-24T16:10:00Z"))
        .post("/internal/evidence/damaged")
        .statusCode();
  }

  @Test
  void damageIsShownToWhoeverSeesTheEvidence() {
    var evidence = aurelias();
    assertThat(damaged("aurelia-ci", evidence)).isEqualTo(403);
    for (int again = 0; again < 2; again++) {
      assertThat(damaged("countersign-evidence", evidence)).isEqualTo(204);
    }
    for (var user : List.of("aurelia-officer", "eu-analyst")) {
      seen(user, evidence)
          .body("data.node.damages", hasSize(1))
          .body("data.node.damages[0].failure", equalTo("DIGEST_MISMATCH"));
    }
    seen("borealis-officer", evidence).body("data.node", nullValue());
  }

  @Test
  void damageOfNothingIsRefused() {
    given()
        .auth()
        .oauth2(Parts.attachOrStart().tokens().ofClient("countersign-evidence"))
        .contentType("application/json")
        .body("null")
        .post("/internal/evidence/damaged")
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_INPUT"));
  }
}
