package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every commitment on every model, with its reasons, now and on any day before. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class MatrixTest extends LoopSteps {
  private static final String QUERY =
      """
      query($filter: ComplianceMatrixFilterInput, $asOf: AsOfInput) {
        complianceMatrix(filter: $filter, asOf: $asOf) { version counts { status cells }
          labs(first: 1) { totalCount nodes { lab commitments { commitmentKey kind force status }
            models(first: 1) { totalCount nodes { model modelVersion
              cells { commitmentKey status because { sentence relatesTo logEntry { index }
                because { relatesTo } } } } } } } } }
      """;
  private static final String CELL =
      "data.complianceMatrix.labs.nodes[0].models.nodes.find { it.model == '%s' }.cells[0].";

  private static ValidatableResponse matrix(String user, Map<?, ?> filter, Map<?, ?> asOf) {
    return Api.as(user)
        .send(QUERY, Map.of("filter", filter, "asOf", asOf))
        .body("errors", nullValue());
  }

  private ValidatableResponse aurelia(String user, Map<?, ?> asOf) {
    return matrix(user, Map.of("lab", "org_aurelia", "kind", "HALT", "model", model), asOf);
  }

  private String cell() {
    return CELL.formatted(model);
  }

  private void crossed() {
    AuditorSteps.engaged(model);
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
  }

  @Test
  void aCrossingShowsAtOnceWithItsReasonsAndNothingOfItShowsAsOfBefore() {
    var before = Instant.parse(now());
    aurelia("eu-analyst", Map.of()).body(cell() + "status", equalTo("NOT_APPLICABLE"));
    move(before.plus(Duration.ofHours(1)).toString());
    crossed();
    for (var user : List.of("eu-analyst", "aurelia-officer")) {
      aurelia(user, Map.of())
          .body(cell() + "status", equalTo("CLAIMED"))
          .body(cell() + "because[0].relatesTo", startsWith("hlt_"))
          .body(cell() + "because[0].because[0].relatesTo", startsWith("evl_"))
          .body(cell() + "because[0]", hasKey("logEntry"));
    }
    aurelia("eu-analyst", Map.of("knownAt", before.toString()))
        .body(cell() + "status", equalTo("NOT_APPLICABLE"));
  }

  @Test
  void anotherLabAnotherJurisdictionAnAuditorAndAnyoneSeeNoneOfIt() {
    crossed();
    for (var other : List.of("borealis-officer", "ca-analyst")) {
      matrix(other, Map.of("lab", "org_aurelia"), Map.of())
          .body("data.complianceMatrix.labs.nodes", empty())
          .body("data.complianceMatrix.labs.totalCount", is(0))
          .body("data.complianceMatrix.counts.cells", everyItem(is(0)));
      matrix(other, Map.of(), Map.of())
          .body("data.complianceMatrix.labs.nodes.lab", not(hasItem("org_aurelia")));
      Api.as(other)
          .send("{ complianceMatrix { compact { lab } } }")
          .body("data.complianceMatrix.compact.lab", not(hasItem("org_aurelia")));
      Api.as(other)
          .send(
              "query($e: DateTime!, $l: DateTime!) { complianceChanges(lab: \"org_aurelia\","
                  + " earlier: $e, later: $l) { totalCount } complianceTrend(lab: \"org_aurelia\","
                  + " from: $e, to: $l, points: 2) { counts { cells } } }",
              Map.of("e", "2026-01-01T00:00:00Z", "l", now()))
          .body("errors", nullValue())
          .body("data.complianceChanges.totalCount", is(0))
          .body("data.complianceTrend[1].counts.cells", everyItem(is(0)));
    }
    for (var other : List.of("kestrel-lead", "platform-registrar")) {
      Api.as(other)
          .send("{ complianceMatrix { version } }")
          .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
    Api.anonymous()
        .send("{ complianceMatrix { version } }")
        .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void theCompactFormSaysTheSameAndLeavesOutWhatIsKnown() {
    crossed();
    var query =
        "query($known: [String]) { complianceMatrix(filter: {lab: \"org_aurelia\"}) { compact(known:"
            + " $known) { version models commitments cells } } }";
    var first = Api.as("eu-analyst").send(query).body("errors", nullValue()).extract();
    List<String> models = first.path("data.complianceMatrix.compact[0].models");
    String cells = first.path("data.complianceMatrix.compact[0].cells");
    var line = cells.split("\n")[models.indexOf(model)];
    org.assertj.core.api.Assertions.assertThat(line).matches("[BOXADCMN]+").contains("C");
    String version = first.path("data.complianceMatrix.compact[0].version");
    Api.as("eu-analyst")
        .send(query, Map.of("known", List.of(version)))
        .body("data.complianceMatrix.compact", empty());
    Api.as("aurelia-submitter")
        .mutate("registerModel", "model { id }", Map.of("idempotencyKey", key(), "name", "X"))
        .body("errors", nullValue());
    dev.countersign.oversight.LabSteps.version(
        "aurelia-submitter", dev.countersign.oversight.LabSteps.model("aurelia-submitter"));
    String second =
        Api.as("eu-analyst")
            .send(query, Map.of("known", List.of(version)))
            .body("data.complianceMatrix.compact.version", not(hasItem(version)))
            .body("data.complianceMatrix.compact.size()", is(1))
            .extract()
            .path("data.complianceMatrix.compact[0].version");
    // What is written next shows too, though the clock stands still.
    dev.countersign.oversight.LabSteps.version("aurelia-submitter", model);
    Api.as("eu-analyst")
        .send(query, Map.of("known", List.of(version, second)))
        .body("data.complianceMatrix.compact.size()", is(1));
  }

  @Test
  void twoDatesAreComparedAndATrendCounts() {
    var before = now();
    move(Instant.parse(before).plus(Duration.ofHours(2)).toString());
    crossed();
    var after = Instant.parse(now()).toString();
    Api.as("eu-analyst")
        .send(
            "query($e: DateTime!, $l: DateTime!) { complianceChanges(lab: \"org_aurelia\", earlier:"
                + " $e, later: $l, first: 100) { totalCount nodes { model commitmentKey before after"
                + " becauseAfter { relatesTo } } } complianceTrend(lab: \"org_aurelia\", from: $e,"
                + " to: $l, points: 3) { at counts { status cells } } }",
            Map.of("e", before, "l", after))
        .body("errors", nullValue())
        .body(
            "data.complianceChanges.nodes.findAll { it.model == '%s' }.after.unique()"
                .formatted(model),
            contains("CLAIMED"))
        .body("data.complianceTrend.size()", is(3))
        .body("data.complianceTrend[0].at", equalTo(before));
    Api.as("eu-analyst")
        .send(
            "{ complianceTrend(from: \"2026-01-01T00:00:00Z\", to: \"2099-01-01T00:00:00Z\", points:"
                + " 3) { at } }")
        .body("errors[0].extensions.code", equalTo("AS_OF_IN_FUTURE"));
    Api.as("eu-analyst")
        .send(
            "{ complianceTrend(from: \"2026-01-02T00:00:00Z\", to: \"2026-01-01T00:00:00Z\", points:"
                + " 3) { at } }")
        .body("errors[0].extensions.code", equalTo("INVALID_INPUT"));
  }

  @Test
  void filtersChooseCellsAndRequirementsStandBesideThem() {
    Catalogue.ready();
    crossed();
    matrix("eu-analyst", Map.of("lab", "org_aurelia", "statuses", List.of("MET")), Map.of())
        .body(
            "data.complianceMatrix.labs.nodes.models.nodes.flatten().cells.flatten().status",
            everyItem(equalTo("MET")));
    matrix("eu-analyst", Map.of("lab", "org_aurelia", "commitmentKey", "none"), Map.of())
        .body("data.complianceMatrix.labs.nodes[0].commitments", empty());
    var requirements =
        "{ complianceMatrix(filter: {lab: \"org_aurelia\"}) { labs { nodes { requirements(instrument:"
            + " \"%s\") { requirementKey status because { sentence } } } } } }";
    Api.as("eu-analyst")
        .send(requirements.formatted("EU_GPAI_COP"))
        .body("errors", nullValue())
        .body(
            "data.complianceMatrix.labs.nodes[0].requirements.requirementKey",
            hasItem("EU-COP-9.3.1"));
    Api.as("eu-analyst")
        .send(requirements.formatted("NO_SUCH"))
        .body("errors[0].extensions.code", equalTo("UNKNOWN_REGIME"));
  }
}
