package dev.countersign.oversight.obligation;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LabSteps;
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

/** What is claimed, contested and owed, and to whom that shows. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class ObligationApiTest {
  @BeforeEach
  void aLabWithAPublishedPolicyAndACatalogue() {
    Register.ready();
    Catalogue.ready();
  }

  private static ValidatableResponse mapped(String user, Map<String, Object> more) {
    var input = new HashMap<String, Object>();
    input.put("idempotencyKey", key());
    input.put("lab", "org_aurelia");
    input.put("instrument", "EU_GPAI_COP");
    input.put("records", List.of());
    input.put("strength", "FULL");
    input.put("rationale", "our policy says so");
    input.put("everyone", false);
    input.putAll(more);
    return Api.as(user).mutate("mapRequirement", "mapping { id strength }", input);
  }

  private static ValidatableResponse coverage(String user, String lab, String more) {
    return Api.as(user)
        .send(
            "{ coverage(lab: \"%s\", instrument: \"EU_GPAI_COP\"%s) { requirementKey status because { sentence relatesTo } } }"
                .formatted(lab, more));
  }

  private static String status(String user, String requirement) {
    return coverage(user, "org_aurelia", "")
        .body("errors", nullValue())
        .extract()
        .path("data.coverage.find { it.requirementKey == '%s' }.status".formatted(requirement));
  }

  private static String now() {
    return Api.anonymous().send("{ clock { now } }").extract().path("data.clock.now");
  }

  @Test
  void aClaimIsContestedByARegulatorThatSeesLess() {
    var requirement = "EU-COP-4.2.1";
    assertThat(status("eu-analyst", requirement)).isEqualTo("ABSENT");
    var evaluation = LabSteps.version("aurelia-submitter", LabSteps.model("aurelia-submitter"));
    mapped(
            "aurelia-submitter",
            Map.of("requirementKey", requirement, "records", List.of(evaluation)))
        .body("errors", nullValue());
    assertThat(status("eu-analyst", requirement)).isEqualTo("CLAIMED");
    mapped("eu-supervisor", Map.of("requirementKey", requirement, "strength", "NONE"))
        .body("errors", nullValue());
    assertThat(status("eu-analyst", requirement)).isEqualTo("CONTESTED");
    assertThat(status("aurelia-officer", requirement)).isEqualTo("CONTESTED");
  }

  @Test
  void aMappingThatIsTakenBackMeetsNothingAndStaysOnRecord() {
    var requirement = "EU-COP-5.1";
    var record = LabSteps.version("aurelia-submitter", LabSteps.model("aurelia-submitter"));
    String mapping =
        mapped(
                "aurelia-submitter",
                Map.of("requirementKey", requirement, "records", List.of(record)))
            .extract()
            .path("data.mapRequirement.mapping.id");
    var input = Map.<String, Object>of("idempotencyKey", key(), "mapping", mapping, "reason", "no");
    for (var user : List.of("borealis-officer", "eu-supervisor")) {
      Api.as(user)
          .mutate("withdrawMapping", "mapping { id }", input)
          .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    }
    Api.as("aurelia-officer")
        .mutate("withdrawMapping", "mapping { withdrawnBecause }", input)
        .body("data.withdrawMapping.mapping.withdrawnBecause", equalTo("no"));
    assertThat(status("aurelia-officer", requirement)).isEqualTo("ABSENT");
  }

  @Test
  void aMappingIsSeenByItsLabAndItsRegulatorsAlone() {
    var record = LabSteps.version("aurelia-submitter", LabSteps.model("aurelia-submitter"));
    String mapping =
        mapped(
                "aurelia-submitter",
                Map.of("requirementKey", "EU-COP-6.1", "records", List.of(record)))
            .extract()
            .path("data.mapRequirement.mapping.id");
    var query = "{ requirementMappings(first: 100) { nodes { id } } }";
    Api.as("eu-analyst").send(query).body("data.requirementMappings.nodes.id", hasItem(mapping));
    for (var user : List.of("ca-analyst", "borealis-officer")) {
      Api.as(user).send(query).body("data.requirementMappings.nodes.id", not(hasItem(mapping)));
    }
    Api.anonymous().send(query).body("data.requirementMappings.nodes.id", not(hasItem(mapping)));
  }

  @Test
  void whatIsMappedToNothingOrToAnothersRecordIsRefused() {
    mapped("aurelia-officer", Map.of("requirementKey", "EU-COP-6.1"))
        .body("errors[0].extensions.code", equalTo("MAPPED_TO_NOTHING"));
    mapped("aurelia-officer", Map.of("requirementKey", "EU-COP-99", "commitmentKey", "X"))
        .body("errors[0].extensions.code", equalTo("UNKNOWN_REQUIREMENT"));
    mapped("aurelia-officer", Map.of("requirementKey", "EU-COP-6.1", "commitmentKey", "NO-SUCH"))
        .body("errors[0].extensions.code", equalTo("UNKNOWN_COMMITMENT"));
    var another = LabSteps.version("borealis-submitter", LabSteps.model("borealis-submitter"));
    mapped("aurelia-officer", Map.of("requirementKey", "EU-COP-6.1", "records", List.of(another)))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    mapped("borealis-officer", Map.of("requirementKey", "EU-COP-6.1", "strength", "NONE"))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    mapped("ca-supervisor", Map.of("requirementKey", "EU-COP-6.1", "strength", "NONE"))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
  }

  @Test
  void anotherLabAndAnotherJurisdictionSeeNoCoverage() {
    for (var user : List.of("borealis-officer", "ca-analyst")) {
      coverage(user, "org_aurelia", "").body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    }
    coverage("eu-analyst", "org_nowhere", "")
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    coverage("kestrel-lead", "org_aurelia", "")
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }

  @Test
  void theRadarShowsWhatIsOwedToTheRegimesOwnRegulatorAlone() {
    String incident =
        Api.as("aurelia-submitter")
            .mutate(
                "recordIncident",
                "incident { id }",
                Map.of("idempotencyKey", key(), "title", "t", "description", "d"))
            .extract()
            .path("data.recordIncident.incident.id");
    Api.as("aurelia-officer")
        .mutate(
            "classifyIncident",
            "incident { id }",
            Map.of(
                "idempotencyKey",
                key(),
                "incident",
                incident,
                "instrument",
                "EU_GPAI_COP",
                "category",
                "DEATH",
                "rationale",
                "r"))
        .body("errors", nullValue());
    var aware = Instant.parse(now()).minus(20, ChronoUnit.DAYS);
    Api.as("aurelia-officer")
        .mutate(
            "claimClockStart",
            "incident { id obligations { state requirementKey } }",
            Map.of(
                "idempotencyKey",
                key(),
                "incident",
                incident,
                "start",
                "MODEL_INVOLVEMENT_AWARE",
                "at",
                aware.toString(),
                "evidence",
                List.of()))
        .body("errors", nullValue());
    var query =
        "{ obligations(states: [OVERDUE], first: 100) { totalCount nodes { incident lab requirementKey due { at } } } }";
    Api.as("eu-analyst")
        .send(query)
        .body("errors", nullValue())
        .body("data.obligations.nodes.incident", hasItem(incident));
    for (var user : List.of("ca-analyst", "borealis-officer")) {
      Api.as(user).send(query).body("data.obligations.nodes.incident", not(hasItem(incident)));
    }
    assertThat(status("eu-analyst", "EU-COP-9.3.3")).isEqualTo("OVERDUE");
    coverage("eu-analyst", "org_aurelia", ", asOf: { validAt: \"2099-01-01T00:00:00Z\" }")
        .body("errors[0].extensions.code", equalTo("AS_OF_IN_FUTURE"));
  }
}
