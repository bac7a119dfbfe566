package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Statements;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list of many costs as many statements as a list of one: no row asks for itself. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class StatementCountTest extends LoopSteps {
  private static boolean filled;

  @BeforeEach
  void thereIsMoreThanOneOfEach() {
    if (!filled) {
      Catalogue.ready();
      for (int i = 0; i < 3; i++) {
        AuditorSteps.engaged(model);
        LabSteps.published();
        evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
        validated("CY-CLS");
        asked();
        classified(incident());
        inquired();
        version = LabSteps.version("aurelia-submitter", LabSteps.model("aurelia-submitter"));
        model =
            Api.as("aurelia-submitter")
                .send("{ modelVersion(id: \"%s\") { model } }".formatted(version))
                .extract()
                .path("data.modelVersion.model");
      }
      filled = true;
    }
  }

  private static String incident() {
    return Api.as("aurelia-submitter")
        .mutate(
            "recordIncident",
            "incident { id }",
            Map.of("idempotencyKey", key(), "title", "Weights", "description", "Copied."))
        .body("errors", nullValue())
        .extract()
        .path("data.recordIncident.incident.id");
  }

  private static void classified(String incident) {
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
                "CYBERSECURITY_BREACH",
                "rationale",
                "weights left"))
        .body("errors", nullValue());
  }

  private static void inquired() {
    Api.as("eu-supervisor")
        .mutate(
            "openInquiry",
            "inquiry { id }",
            Map.of(
                "idempotencyKey",
                key(),
                "lab",
                "org_aurelia",
                "title",
                "Elicitation",
                "question",
                "Which techniques?",
                "records",
                List.of(),
                "dueAt",
                Instant.parse(now()).plus(Duration.ofDays(9)).toString()))
        .body("errors", nullValue());
  }

  /** What the one query costs, which must be what the other one does. */
  private static int costOfBoth(String one, String other) throws SQLException {
    return Statements.timelessOfBoth(() -> asked(one), () -> asked(other));
  }

  private static void asked(String query) {
    Api.as("eu-analyst").send(query).body("errors", nullValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evaluations|id status rejection { reason } findings { conclusion } replies { reply }",
        "engagements|id status declarations { relationships { share } }",
        "safeguardImplementations|id state standing",
        "attestations|id status statusReason findings { thresholdKey } subjects { sha256 }",
        "attestationSummaries|attestation status",
        "halts|id state objectionWindowEnds",
        "scaleUpRequests|id decision { outcome impeachedBy { reason } } outcome { outcome }",
        "gateOutcomes|id outcome reasons { code } decision { id }",
        "determinations|id conclusion latched",
        "models|id announced",
        "frameworkDocuments|id name",
        "ownerships|id approved",
        "organisations|id legalName",
        "incidents|id obligations { state }",
        "obligations|state",
        "inquiries|id state answers { answer }",
        "compliance|modelVersion"
      })
  void aPageCostsTheSameHoweverManyRowsItHas(String list, String fields) throws SQLException {
    var query = "{ %s(first: %d) { nodes { %s facts { kind } } totalCount } }";
    var plain = "{ %s(first: %d) { nodes { %s } totalCount } }";
    boolean isNode = !List.of("attestationSummaries", "compliance", "obligations").contains(list);
    var form = isNode ? query : plain;
    List<Object> rows =
        Api.as("eu-analyst")
            .send(form.formatted(list, 8, fields))
            .body("errors", nullValue())
            .extract()
            .path("data.%s.nodes".formatted(list));
    if (!list.equals("ownerships")) {
      assertThat(rows).as("rows of " + list).hasSizeGreaterThan(1);
    }
    assertThat(costOfBoth(form.formatted(list, 1, fields), form.formatted(list, 8, fields)))
        .isPositive()
        .isLessThan(20);
  }

  /** A list that each row of another one has. */
  private record Below(String type, String field, String rows) {}

  /** Every list below a row of a list, as the schema has them. */
  private static List<Below> listsBelowRows() {
    List<Map<String, Object>> types =
        Api.as("eu-analyst")
            .send("{ __schema { types { name fields { name type { name ofType { name } } } } } }")
            .body("errors", nullValue())
            .extract()
            .path("data.__schema.types");
    var roots = new HashMap<String, String>();
    connections(types, "Query").forEach((field, of) -> roots.putIfAbsent(of, field));
    var found = new ArrayList<Below>();
    for (var type : types) {
      var rows = roots.get(type.get("name") + "Connection");
      if (rows != null) {
        connections(types, String.valueOf(type.get("name")))
            .keySet()
            .forEach(field -> found.add(new Below(String.valueOf(type.get("name")), field, rows)));
      }
    }
    return found;
  }

  /** The fields of a type that are lists with pages, and of what. */
  @SuppressWarnings("unchecked")
  private static Map<String, String> connections(List<Map<String, Object>> types, String of) {
    var found = new TreeMap<String, String>();
    for (var type : types) {
      if (of.equals(type.get("name")) && type.get("fields") != null) {
        for (var field : (List<Map<String, Object>>) type.get("fields")) {
          var given = (Map<String, Object>) field.get("type");
          var inner = (Map<String, Object>) given.get("ofType");
          var name = String.valueOf(inner == null ? given.get("name") : inner.get("name"));
          if (name.endsWith("Connection")) {
            found.put(String.valueOf(field.get("name")), name);
          }
        }
      }
    }
    return found;
  }

  @Test
  void aListBelowEveryRowCostsAsOneBelowOne() {
    assertThat(listsBelowRows())
        .contains(
            new Below("Model", "versions", "models"),
            new Below("FrameworkDocument", "versions", "frameworkDocuments"),
            new Below("ScaleUpRequest", "decisions", "scaleUpRequests"))
        .allSatisfy(below -> costsAsOne(below));
  }

  private static void costsAsOne(Below below) throws SQLException {
    var query = "{ %s(first: %d) { nodes { id %s(first: 2) { nodes { id } } } } }";
    List<List<Object>> rows =
        Api.as("eu-analyst")
            .send(query.formatted(below.rows(), 8, below.field()))
            .body("errors", nullValue())
            .extract()
            .path("data.%s.nodes.%s.nodes".formatted(below.rows(), below.field()));
    assertThat(rows).anySatisfy(own -> assertThat(own).isNotEmpty());
    // Where nothing is below any row, there is less to read.
    int few = 1;
    while (rows.get(few - 1).isEmpty()) {
      few++;
    }
    assertThat(rows).hasSizeGreaterThan(few);
    costOfBoth(
        query.formatted(below.rows(), few, below.field()),
        query.formatted(below.rows(), 8, below.field()));
  }

  @Test
  void oneFieldAskedTwiceWithOtherArgumentsAnswersEachAsAsked() {
    LabSteps.version("aurelia-submitter", model);
    List<List<Object>> rows =
        Api.as("eu-analyst")
            .send(
                "{ models(first: 8) { nodes { newest: versions(first: 1) { nodes { id } }"
                    + " oldest: versions(first: 1, orderBy: OLDEST_FIRST) { nodes { id } }"
                    + " all: versions { nodes { id } } } } }")
            .body("errors", nullValue())
            .extract()
            .path("data.models.nodes.collect { [it.newest.nodes, it.oldest.nodes, it.all.nodes] }");
    assertThat(rows)
        .anySatisfy(row -> assertThat(row.get(0)).isNotEqualTo(row.get(1)))
        .allSatisfy(
            row -> {
              var all = (List<?>) row.get(2);
              assertThat((List<?>) row.get(0)).isEqualTo(all.subList(0, Math.min(1, all.size())));
              assertThat((List<?>) row.get(1))
                  .isEqualTo(all.subList(Math.max(0, all.size() - 1), all.size()));
            });
  }

  @Test
  void aDeeperQueryCostsByItsDepthAndNotByItsRows() throws SQLException {
    var query =
        "{ scaleUpRequests(first: %d) { nodes { id liveAnswer { outcome } outcome { decision"
            + " { id facts { kind } } } facts { logEntry { index } } } } }";
    assertThat(costOfBoth(query.formatted(1), query.formatted(8))).isPositive();
  }
}
