package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.document;
import static dev.countersign.oversight.LabSteps.key;
import static dev.countersign.oversight.LabSteps.rsp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows from a lab's whole record is for those who may know the whole of it. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class InsideApiTest extends LoopSteps {
  private static final String BEFORE = "2026-02-01T00:00:00Z";
  private static final String LEVELS =
      """
      safetyLevels:
        - {key: ASL-1, rank: 1, name: ASL-1, deploymentStandard: [], securityStandard: []}
        - {key: ASL-3, rank: 3, name: ASL-3, deploymentStandard: [CY-CLS], securityStandard: [SEC-3]}
      """
          .stripTrailing();

  private String document = "";
  private String policy = "";

  @BeforeEach
  void aPolicyWithLevels() {
    document = document("aurelia-submitter");
    policy = drafted(text(), BEFORE, null);
    publish(policy);
  }

  /** The last of the document's versions ends, so that no other test is judged by it. */
  @AfterEach
  void itIsRepealed() {
    Api.as("aurelia-officer")
        .mutate(
            "repealPolicyVersion",
            "policyVersion { id }",
            Map.of("idempotencyKey", key(), "policyVersion", policy, "reason", "the test is over"))
        .body("errors", nullValue());
  }

  private static String text() {
    return rsp()
        .replace("safetyLevels: []", LEVELS)
        .replace("    domain: CYBER\n", "    domain: CYBER\n    safetyLevel: ASL-3\n");
  }

  private String drafted(String text, String effectiveFrom, @Nullable String previous) {
    var input = LabSteps.draft(document, text);
    input.put("effectiveFrom", effectiveFrom);
    if (previous != null) {
      input.put("previous", previous);
    }
    return Api.as("aurelia-submitter")
        .mutate("draftPolicyVersion", "policyVersion { id }", input)
        .body("errors", nullValue())
        .extract()
        .path("data.draftPolicyVersion.policyVersion.id");
  }

  private static void publish(String version) {
    LabSteps.act("aurelia-officer", "approve", version);
    LabSteps.act("aurelia-approver", "publish", version);
  }

  private ValidatableResponse levels(Api who) {
    return who.send(
        "{ modelVersion(id: \"%s\") { id safetyLevels { document required { key } held { key } missing { safeguardKey surface standing } } } }"
            .formatted(version));
  }

  private Map<String, Object> standing(Api who) {
    return levels(who)
        .body("errors", nullValue())
        .extract()
        .jsonPath()
        .getMap("data.modelVersion.safetyLevels.find { it.document == '" + document + "' }");
  }

  private void announce() {
    Api.as("aurelia-officer")
        .mutate(
            "announceModel", "model { announced }", Map.of("idempotencyKey", key(), "model", model))
        .body("errors", nullValue());
  }

  @Test
  void theLevelRequiredStandsBesideTheOneHeldForThoseWhoMayKnow() {
    AuditorSteps.engaged(model);
    assertThat(standing(Api.as("aurelia-officer")).get("required")).isNull();
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    for (var who : List.of("aurelia-officer", "eu-analyst", "kestrel-lead")) {
      var standing = standing(Api.as(who));
      assertThat(standing.get("required")).isEqualTo(Map.of("key", "ASL-3"));
      assertThat(standing.get("held")).isEqualTo(Map.of("key", "ASL-1"));
      assertThat(standing.get("missing"))
          .isEqualTo(
              List.of(
                  Map.of("safeguardKey", "CY-CLS", "surface", "API", "standing", "MISSING"),
                  Map.of("safeguardKey", "SEC-3", "surface", "INTERNAL", "standing", "MISSING")));
    }
  }

  @Test
  void nobodyElseLearnsALevelEvenOfAnAnnouncedModel() {
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    for (var who : List.of("borealis-officer", "ca-supervisor", "platform-registrar")) {
      levels(Api.as(who)).body("data.modelVersion", nullValue());
    }
    announce();
    for (var who :
        List.of(
            Api.anonymous(),
            Api.as("borealis-officer"),
            Api.as("ca-supervisor"),
            Api.as("platform-registrar"))) {
      levels(who)
          .body("errors", nullValue())
          .body("data.modelVersion.id", equalTo(version))
          .body("data.modelVersion.safetyLevels", nullValue());
    }
  }

  @Test
  void step7WhatAnAmendmentWouldHaveClearedIsShownToThoseWhoMayKnow() {
    AuditorSteps.engaged(model);
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    var after =
        drafted(
            text().replace("value: \"0.60\"", "value: \"0.85\""), "2026-02-02T00:00:00Z", policy);
    var impact =
        "{ policyDiff(from: \"%s\", to: \"%s\") { weakened impact { modelVersion thresholdKey conclusion halts } } }"
            .formatted(policy, after);
    var mine = "data.policyDiff.impact.findAll { it.modelVersion == '" + version + "' }";
    Api.as("aurelia-officer")
        .send(impact)
        .body("errors", nullValue())
        .body(mine + ".thresholdKey", contains("CYBER-2"))
        .body(mine + ".conclusion", contains("RULED_OUT"))
        .body(mine + "[0].halts", equalTo(halts()));
    Api.as("eu-supervisor").send(impact).body("data.policyDiff", nullValue());
    move(Instant.parse(now()).plusSeconds(1).toString());
    publish(after);
    policy = after;
    Api.as("eu-supervisor").send(impact).body(mine + ".thresholdKey", contains("CYBER-2"));
    // Kestrel is engaged for one model, and the amendment is about all.
    for (var who :
        List.of(
            Api.anonymous(),
            Api.as("borealis-officer"),
            Api.as("ca-supervisor"),
            Api.as("kestrel-lead"))) {
      who.send(impact)
          .body("errors", nullValue())
          .body("data.policyDiff.weakened", equalTo(1))
          .body("data.policyDiff.impact", nullValue());
    }
  }
}
