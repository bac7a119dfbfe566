package dev.countersign.oversight.incident;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Near misses among incidents, and the register of both as a file. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class IncidentRegisterTest {
  private String incident = "";

  @BeforeEach
  void theCatalogueIsReady() {
    Register.ready();
    Catalogue.ready();
  }

  private ValidatableResponse as(String user, String mutation, Map<String, Object> more) {
    var input = new HashMap<String, Object>(more);
    input.put("idempotencyKey", key());
    if (!mutation.equals("recordIncident")) {
      input.put("incident", incident);
    }
    return Api.as(user).mutate(mutation, "incident { id obligations { requirementKey } }", input);
  }

  private void recorded(String nature) {
    incident =
        as(
                "aurelia-submitter",
                "recordIncident",
                Map.of("title", "Almost", "description", "d", "nature", nature))
            .body("errors", nullValue())
            .extract()
            .path("data.recordIncident.incident.id");
  }

  private void classified() {
    as(
            "aurelia-officer",
            "classifyIncident",
            Map.of(
                "instrument",
                "EU_GPAI_COP",
                "category",
                "CYBERSECURITY_BREACH",
                "rationale",
                "weights left, or almost"))
        .body("errors", nullValue());
  }

  @Test
  void aNearMissIsToldAndObligesToNothingUntilItsRegulatorTakesItForAnIncident() {
    recorded("NEAR_MISS");
    var escalation = Map.<String, Object>of("reason", "Weights did leave.");
    as("eu-supervisor", "escalateNearMiss", escalation)
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    classified();
    as(
            "aurelia-officer",
            "claimClockStart",
            Map.of("start", "MODEL_INVOLVEMENT_AWARE", "at", anHourAgo(), "evidence", List.of()))
        .body("data.claimClockStart.incident.obligations", hasSize(0));
    var query =
        "{ node(id: \"%s\") { ... on Incident { nature escalations { escalatedBy instrument } obligations { requirementKey } } } }"
            .formatted(incident);
    Api.as("eu-analyst").send(query).body("data.node.nature", equalTo("NEAR_MISS"));
    assertThat(register("eu-analyst", "csv")).contains(incident + ",org_aurelia,,NEAR_MISS,Almost");
    for (var user : List.of("ca-supervisor", "borealis-officer")) {
      as(user, "escalateNearMiss", escalation)
          .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    }
    as("kestrel-lead", "escalateNearMiss", escalation)
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    as("eu-supervisor", "escalateNearMiss", escalation).body("errors", nullValue());
    as("eu-supervisor", "escalateNearMiss", escalation)
        .body("errors[0].extensions.code", equalTo("NOT_A_NEAR_MISS"));
    Api.as("aurelia-officer")
        .send(query)
        .body("data.node.nature", equalTo("INCIDENT"))
        .body("data.node.escalations.escalatedBy", contains("org_eu-ai-office"))
        .body("data.node.escalations.instrument", contains("EU_GPAI_COP"))
        .body("data.node.obligations.requirementKey", hasItem("EU-COP-9.3.2"));
    // That was of one regime; the lab may still say so of all.
    as("aurelia-officer", "escalateNearMiss", escalation).body("errors", nullValue());
    as("aurelia-officer", "escalateNearMiss", escalation)
        .body("errors[0].extensions.code", equalTo("NOT_A_NEAR_MISS"));
  }

  @Test
  void aRealIncidentIsNotMergedIntoANearMiss() {
    recorded("NEAR_MISS");
    classified();
    var near = incident;
    recorded("INCIDENT");
    classified();
    as(
            "aurelia-officer",
            "mergeIncidents",
            Map.of("mergedInto", near, "instrument", "EU_GPAI_COP", "reason", "alike"))
        .body("errors[0].extensions.code", equalTo("MERGED_INTO_NEAR_MISS"));
  }

  @Test
  void theRegisterIsTakenAwayByWhoSeesItAndByNobodyElse() {
    recorded("INCIDENT");
    classified();
    for (var user : List.of("eu-analyst", "aurelia-officer")) {
      assertThat(register(user, "json")).contains(incident, "countersign-incidents/1", "/proofs/");
      assertThat(register(user, "csv")).contains(incident).contains("CYBERSECURITY_BREACH");
    }
    for (var user : List.of("ca-analyst", "borealis-officer")) {
      assertThat(register(user, "json")).doesNotContain(incident);
      assertThat(register(user, "csv")).doesNotContain(incident);
    }
    Api.as("eu-analyst").get("/exports/incidents.csv?instrument=ATLANTIS").statusCode(400);
    Api.anonymous().get("/exports/incidents.csv").statusCode(401);
  }

  private static String anHourAgo() {
    String now = Api.anonymous().send("{ clock { now } }").extract().path("data.clock.now");
    return Instant.parse(now).minus(1, ChronoUnit.HOURS).toString();
  }

  private static String register(String user, String format) {
    return Api.as(user)
        .get("/exports/incidents.%s?instrument=EU_GPAI_COP".formatted(format))
        .statusCode(200)
        .extract()
        .asString();
  }
}
