package dev.countersign.oversight.evidence;

import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.evidence.EvidenceSteps.bytes;
import static dev.countersign.oversight.evidence.EvidenceSteps.digest;
import static dev.countersign.oversight.evidence.EvidenceSteps.let;
import static dev.countersign.oversight.evidence.EvidenceSteps.told;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets out, notices in: what is sealed is recorded once, and only as its ticket had it. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class EvidenceApiTest {
  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static String query(String evidence) {
    return "{ node(id: \"%s\") { ... on Evidence { sha256 decisionGrade warnings } } }"
        .formatted(evidence);
  }

  @Test
  void sealedEvidenceIsItsLabsAndItsRegulators() {
    var sha256 = digest();
    var evidence = let(sha256, "CONFIDENTIAL");
    Api.as("aurelia-officer").send(query(evidence)).body("data.node", nullValue());
    for (int again = 0; again < 2; again++) {
      assertThat(told("countersign-evidence", evidence, "org_aurelia", sha256)).isEqualTo(204);
    }
    for (var user : List.of("aurelia-officer", "eu-analyst")) {
      Api.as(user)
          .send(query(evidence))
          .body("data.node.sha256", equalTo(sha256))
          .body("data.node.decisionGrade", equalTo(false));
    }
    for (var user : List.of("borealis-officer", "ca-analyst", "bracken-lead")) {
      Api.as(user).send(query(evidence)).body("data.node", nullValue());
    }
    Api.as("aurelia-submitter")
        .mutate("requestEvidenceUpload", "evidence", bytes(sha256, "CONFIDENTIAL"))
        .body("errors[0].extensions.code", equalTo("EVIDENCE_SEALED"));
  }

  @Test
  void hazardousEvidenceIsNotTheRegulatorsToSee() {
    var sha256 = digest();
    var evidence = let(sha256, "HAZARD");
    told("countersign-evidence", evidence, "org_aurelia", sha256);
    Api.as("eu-analyst").send(query(evidence)).body("data.node", nullValue());
    Api.as("eu-analyst")
        .mutate(
            "requestEvidenceDownload",
            "url",
            Map.of("idempotencyKey", key(), "evidence", evidence, "purpose", "look"))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
  }

  @Test
  void aLabSeesWhoWasLetInToReadAndNobodyElseDoes() {
    var sha256 = digest();
    var evidence = let(sha256, "CONFIDENTIAL");
    told("countersign-evidence", evidence, "org_aurelia", sha256);
    Api.as("eu-analyst")
        .mutate(
            "requestEvidenceDownload",
            "url",
            Map.of("idempotencyKey", key(), "evidence", evidence, "purpose", "inquiry 7"))
        .body("errors", nullValue());
    var asked =
        "{ accessEvents(evidence: \"%s\") { totalCount nodes { organisation user purpose } } }"
            .formatted(evidence);
    for (var user : List.of("aurelia-officer", "eu-supervisor")) {
      Api.as(user)
          .send(asked)
          .body("data.accessEvents.totalCount", equalTo(1))
          .body("data.accessEvents.nodes[0].organisation", equalTo("org_eu-ai-office"))
          .body("data.accessEvents.nodes[0].user", equalTo("eu-analyst"))
          .body("data.accessEvents.nodes[0].purpose", equalTo("inquiry 7"));
    }
    for (var user : List.of("borealis-officer", "ca-analyst", "bracken-lead", "kestrel-lead")) {
      Api.as(user).send(asked).body("data.accessEvents.totalCount", equalTo(0));
    }
    Api.anonymous().send(asked).body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void whatTheTicketDidNotHaveIsNotRecorded() {
    var evidence = let(digest(), "CONFIDENTIAL");
    assertThat(told("countersign-evidence", evidence, "org_aurelia", digest())).isEqualTo(409);
    assertThat(told("countersign-evidence", evidence, "org_borealis", digest())).isEqualTo(409);
    Api.as("aurelia-officer").send(query(evidence)).body("data.node", nullValue());
  }

  @Test
  void halfANoticeIsRefusedAndIsTakenWholeLater() {
    var sha256 = digest();
    var evidence = let(sha256, "CONFIDENTIAL");
    var half = Map.<String, Object>of("format", "inspect", "decisionGrade", true);
    assertThat(told("countersign-evidence", evidence, "org_aurelia", sha256, half)).isEqualTo(400);
    assertThat(told("countersign-evidence", evidence, "org_aurelia", sha256)).isEqualTo(204);
  }

  @Test
  void onlyTheVaultMayTell() {
    var sha256 = digest();
    var evidence = let(sha256, "CONFIDENTIAL");
    assertThat(told("aurelia-ci", evidence, "org_aurelia", sha256)).isEqualTo(403);
    given()
        .contentType("application/json")
        .body("{}")
        .post("/internal/evidence/sealed")
        .then()
        .statusCode(401);
  }

  @Test
  void anotherLabCannotHandOverInItsName() {
    Api.as("borealis-submitter")
        .mutate("requestEvidenceUpload", "evidence", bytes(digest(), "CONFIDENTIAL"))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    Api.as("bracken-lead")
        .mutate("requestEvidenceUpload", "evidence", bytes(digest(), "CONFIDENTIAL"))
        .body("errors[0].extensions.code", equalTo("ENGAGEMENT_NOT_OPEN"));
  }
}
