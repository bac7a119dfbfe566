package dev.countersign.oversight.requirement;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LabSteps;
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

/** What regulators make of labs' own words, and how labs compare. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class AdoptionApiTest {
  private String version = "";
  private String commitment = "";
  private String committed = "";
  private String threshold = "";

  @BeforeEach
  void aLabWithAPolicyInForce() {
    Register.ready();
    Catalogue.ready();
    LabSteps.inForce();
    var found =
        Api.as("eu-analyst")
            .send(
                "{ policyComparison(filter: {lab: \"org_aurelia\"}, first: 1) { nodes { policyVersion thresholdKey } } commitments(lab: \"org_aurelia\", first: 1) { nodes { policyVersion commitment { key } } } }")
            .body("errors", nullValue())
            .extract();
    version = found.path("data.policyComparison.nodes[0].policyVersion");
    threshold = found.path("data.policyComparison.nodes[0].thresholdKey");
    commitment = found.path("data.commitments.nodes[0].commitment.key");
    committed = found.path("data.commitments.nodes[0].policyVersion");
  }

  private ValidatableResponse adopted(String user, Map<String, Object> more) {
    var input = new HashMap<String, Object>();
    input.put("idempotencyKey", key());
    input.put("key", "HALT-" + key().substring(0, 8));
    input.put("lab", "org_aurelia");
    input.put("policyVersion", committed);
    input.put("commitmentKey", commitment);
    input.put("rationale", "what one can do, all can");
    input.put("everyone", false);
    input.putAll(more);
    return Api.as(user)
        .mutate(
            "adoptRequirement",
            "requirement { id key text derivedFrom { lab commitmentKey } standings { lab basis commitmentKey status because { sentence } } }",
            input);
  }

  @Test
  void aRegulatorAdoptsACommitmentsWordsAndSeesWhoMeetsThem() {
    var payload = "data.adoptRequirement.requirement.";
    String id =
        adopted("eu-supervisor", Map.of())
            .body("errors", nullValue())
            .body(payload + "text", notNullValue())
            .body(payload + "derivedFrom.lab", equalTo("org_aurelia"))
            .body(payload + "standings.find { it.lab == 'org_aurelia' }.basis", equalTo("SOURCE"))
            .body(
                payload + "standings.find { it.lab == 'org_aurelia' }.commitmentKey",
                equalTo(commitment))
            .body(payload + "standings.lab", not(hasItem("org_borealis")))
            .extract()
            .path(payload + "id");
    var list = "{ adoptedRequirements(first: 100) { nodes { id standings { lab } } } }";
    Api.as("eu-analyst").send(list).body("data.adoptedRequirements.nodes.id", hasItem(id));
    for (var user : List.of("ca-analyst", "aurelia-officer", "borealis-officer", "kestrel-lead")) {
      Api.as(user).send(list).body("data.adoptedRequirements.nodes.id", not(hasItem(id)));
    }
    Api.anonymous().send(list).body("data.adoptedRequirements.nodes.id", not(hasItem(id)));
  }

  @Test
  void whatEveryoneMaySeeShowsNobodysStandingToAnyone() {
    String id =
        adopted("eu-supervisor", Map.of("everyone", true))
            .extract()
            .path("data.adoptRequirement.requirement.id");
    var node =
        "{ node(id: \"%s\") { ... on AdoptedRequirement { id standings { lab } } } }".formatted(id);
    Api.anonymous()
        .send(node)
        .body("data.node.id", equalTo(id))
        .body("data.node.standings", empty());
    Api.as("borealis-officer")
        .send(node)
        .body("data.node.standings.lab", not(hasItem("org_aurelia")));
  }

  @Test
  void whatCannotBeAdoptedIsRefused() {
    adopted("eu-supervisor", Map.of("commitmentKey", "NO-SUCH"))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    adopted("eu-supervisor", Map.of("lab", "org_borealis"))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    adopted("eu-supervisor", Map.of("policyVersion", "pol_" + "0".repeat(32)))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    adopted("eu-analyst", Map.of()).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    var twice = Map.<String, Object>of("key", "TWICE-" + key().substring(0, 8));
    adopted("eu-supervisor", twice).body("errors", nullValue());
    adopted("eu-supervisor", twice).body("errors[0].extensions.code", equalTo("KEY_TAKEN"));
  }

  private ValidatableResponse read(String user, Map<String, Object> more) {
    var input = new HashMap<String, Object>();
    input.put("idempotencyKey", key());
    input.put("policyVersion", version);
    input.put("thresholdKey", threshold);
    input.put("actor", "NOVICE");
    input.put("baseline", "OPEN_WEIGHTS");
    input.put("consequence", "FIFTY_DEATHS");
    input.put("quote", "people with a basic technical background");
    input.putAll(more);
    return Api.as(user).mutate("readThreshold", "policyVersion", input);
  }

  @Test
  void thresholdsAreComparedByWhatIsReadInThemForEveryone() {
    read("aurelia-officer", Map.of()).body("errors", nullValue());
    read("eu-supervisor", Map.of("actor", "EXPERT")).body("errors", nullValue());
    var query =
        "query($f: PolicyComparisonFilterInput) { policyComparison(filter: $f, first: 100) { totalCount nodes { lab thresholdKey domain actions { stage action safeguards } readings { organisation actor } } } }";
    var nodes = "data.policyComparison.nodes.";
    for (var actor : List.of("NOVICE", "EXPERT")) {
      Api.anonymous()
          .send(
              query,
              Map.of("f", Map.of("actor", actor, "baseline", "OPEN_WEIGHTS", "lab", "org_aurelia")))
          .body("errors", nullValue())
          .body(nodes + "thresholdKey", hasItem(threshold))
          .body(nodes + "readings[0].organisation[0]", equalTo("org_aurelia"));
    }
    Api.anonymous()
        .send(query, Map.of("f", Map.of("actor", "STATE", "lab", "org_aurelia")))
        .body(nodes + "thresholdKey", not(hasItem(threshold)));
    Api.anonymous()
        .send(query, Map.of("f", Map.of("action", "SAFEGUARDS_FIRST", "lab", "org_aurelia")))
        .body(nodes + "actions.flatten().action", hasItem("SAFEGUARDS_FIRST"));
  }

  @Test
  void aReadingIsItsLabsOrItsRegulatorsAlone() {
    for (var user : List.of("borealis-officer", "ca-supervisor")) {
      read(user, Map.of()).body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    }
    read("aurelia-submitter", Map.of()).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    read("aurelia-officer", Map.of("thresholdKey", "NO-SUCH"))
        .body("errors[0].extensions.code", equalTo("UNKNOWN_THRESHOLD"));
  }

  @Test
  void aYearIsToldWithoutSmallNumbers() {
    var query =
        "{ annualAggregate(year: %d, instrument: \"%s\") { before counts { name atLeast } } }";
    Api.anonymous()
        .send(query.formatted(2026, "EU_GPAI_COP"))
        .body("errors", nullValue())
        .body("data.annualAggregate.before", notNullValue());
    Api.anonymous()
        .send(query.formatted(1999, "EU_GPAI_COP"))
        .body("errors[0].extensions.code", equalTo("INVALID_INPUT"));
    Api.anonymous()
        .send(query.formatted(2026, "NOWHERE"))
        .body("errors[0].extensions.code", equalTo("UNKNOWN_REGIME"));
  }
}
