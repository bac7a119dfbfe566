package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.database.Reprojection;
import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.LogStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A regulator sees how the labs of its jurisdictions stand; nobody else sees any of it. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class ComplianceTest extends LoopSteps {
  private static final String QUERY =
      """
      query($filter: ComplianceFilterInput, $asOf: AsOfInput) {
        compliance(filter: $filter, asOf: $asOf, first: 100) { totalCount nodes { lab modelVersion
          cells { thresholdKey domain determination { id conclusion latched shortfall evaluation policyVersionDigest
            holdsUntil facts { kind } } lastIndependentEvaluation { evaluation evaluator conclusion } }
          halts { halt thresholdKey state } decisions { stage outcome asCommitted differs }
          policiesInForce { policyVersion digest } } } }
      """;

  private ValidatableResponse compliance(String user, Map<?, ?> asOf) {
    return Api.as(user)
        .send(QUERY, Map.of("filter", Map.of("modelVersion", version), "asOf", asOf))
        .body("errors", nullValue());
  }

  private static String cell(String threshold) {
    return "data.compliance.nodes[0].cells.find { it.thresholdKey == '%s' }.".formatted(threshold);
  }

  @Test
  void aRegulatorSeesWhatHoldsAndWhatIsMissing() {
    AuditorSteps.engaged(model);
    asked();
    var before = Instant.parse(now());
    move(before.plus(Duration.ofHours(1)).toString());
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    for (var user : List.of("eu-analyst", "aurelia-officer")) {
      compliance(user, Map.of())
          .body("data.compliance.totalCount", equalTo(1))
          .body(cell("CYBER-2") + "determination.conclusion", equalTo("REACHED"))
          .body(cell("CYBER-2") + "determination.latched", equalTo(true))
          .body(cell("CYBER-2") + "determination.shortfall", nullValue())
          .body(cell("CYBER-2") + "determination.facts.kind", contains("DETERMINATION_MADE"))
          .body(cell("CYBER-2") + "lastIndependentEvaluation.evaluator", equalTo("org_kestrel"))
          .body(cell("CYBER-2") + "lastIndependentEvaluation.conclusion", equalTo("REACHED"))
          .body(cell("BIO-2") + "determination", nullValue())
          .body("data.compliance.nodes[0].halts.state", contains("OPEN"))
          .body("data.compliance.nodes[0].decisions.outcome", contains("HALTED"))
          .body("data.compliance.nodes[0].decisions.stage", contains("SCALE"))
          .body("data.compliance.nodes[0].policiesInForce", not(empty()));
    }
    compliance("eu-analyst", Map.of("knownAt", before.toString()))
        .body(cell("CYBER-2") + "determination", nullValue())
        .body(cell("CYBER-2") + "lastIndependentEvaluation", nullValue())
        .body("data.compliance.nodes[0].halts", empty())
        .body("data.compliance.nodes[0].decisions.outcome", contains("EVALUATION_REQUIRED"));
  }

  @Test
  void anotherLabAnotherJurisdictionAnAuditorAndAnyoneSeeNoneOfIt() {
    AuditorSteps.engaged(model);
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    Api.as("aurelia-officer")
        .mutate("announceModel", "model { id }", Map.of("idempotencyKey", key(), "model", model))
        .body("errors", nullValue());
    for (var other : List.of("borealis-officer", "ca-analyst")) {
      compliance(other, Map.of())
          .body("data.compliance.totalCount", equalTo(0))
          .body("data.compliance.nodes", empty());
      Api.as(other)
          .send("{ compliance(first: 100) { nodes { lab } } }")
          .body("errors", nullValue())
          .body("data.compliance.nodes.lab", not(hasItem("org_aurelia")));
      Api.as(other)
          .send(
              "{ determinations(modelVersion: \"%s\") { totalCount nodes { id } } }"
                  .formatted(version))
          .body("data.determinations.totalCount", equalTo(0))
          .body("data.determinations.nodes", empty());
    }
    for (var other : List.of("kestrel-lead", "platform-registrar")) {
      Api.as(other)
          .send("{ compliance { nodes { lab } } }")
          .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
    Api.anonymous()
        .send("{ compliance { nodes { lab } } }")
        .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void filtersChooseByHaltAndDetermination() {
    AuditorSteps.engaged(model);
    var list =
        "query($filter: ComplianceFilterInput) { compliance(filter: $filter, first: 100) { nodes {"
            + " modelVersion halts { state } } } }";
    var versions = "data.compliance.nodes.modelVersion";
    Api.as("eu-analyst")
        .send(list, Map.of("filter", Map.of("halted", true)))
        .body(versions, not(hasItem(version)));
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    Api.as("eu-analyst")
        .send(list, Map.of("filter", Map.of("halted", true)))
        .body("data.compliance.nodes.halts.state", everyItem(hasItem(not(equalTo("LIFTED")))))
        .body(versions, hasItem(version));
    Api.as("eu-analyst")
        .send(list, Map.of("filter", Map.of("halted", false)))
        .body(versions, not(hasItem(version)));
    Api.as("eu-analyst")
        .send(list, Map.of("filter", Map.of("domain", "CYBER", "latched", true)))
        .body(versions, hasItem(version));
    Api.as("eu-analyst")
        .send(list, Map.of("filter", Map.of("domain", "CHEM_BIO", "latched", true)))
        .body(versions, not(hasItem(version)));
  }

  @Test
  void anEngagedAuditorSeesTheDeterminationsInItsScopeWhileItIsEngaged() {
    var engagement = AuditorSteps.engaged(model);
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    evaluated("kestrel-evaluator", "BIO-2", "CANNOT_RULE_OUT", UNCLEAR);
    var query =
        "{ determinations(modelVersion: \"%s\", orderBy: OLDEST_FIRST) { totalCount nodes { thresholdKey conclusion latched facts { kind } } } }"
            .formatted(version);
    Api.as("kestrel-evaluator")
        .send(query)
        .body("errors", nullValue())
        .body("data.determinations.totalCount", equalTo(2))
        .body(
            "data.determinations.nodes.conclusion",
            containsInAnyOrder("REACHED", "CANNOT_RULE_OUT"))
        .body("data.determinations.nodes.latched", everyItem(equalTo(true)));
    Api.as("aurelia-officer")
        .mutate(
            "endEngagement",
            "engagement { status }",
            Map.of("idempotencyKey", key(), "engagement", engagement, "reason", "done"))
        .body("errors", nullValue());
    Api.as("kestrel-evaluator").send(query).body("data.determinations.nodes", hasSize(0));
  }

  @Test
  void aRebuildOfWhatTheRulesWroteGivesTheSameRows() throws SQLException {
    AuditorSteps.engaged(model);
    asked();
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    var before = projections();
    assertThat(before).isNotEmpty();
    var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    assertThat(Reprojection.rebuild(url + "?user=countersign_projections"))
        .isGreaterThanOrEqualTo(before.size());
    assertThat(projections()).isEqualTo(before);
  }

  private static List<String> projections() throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = LogStandIn.connect("countersign_projections");
        var statement = connection.createStatement()) {
      for (var table : List.of("halt", "gate_decision", "determination")) {
        try (var row =
            statement.executeQuery(
                "select t::text from oversight.%s t order by position".formatted(table))) {
          while (row.next()) {
            rows.add(table + row.getString(1));
          }
        }
      }
    }
    return rows;
  }
}
