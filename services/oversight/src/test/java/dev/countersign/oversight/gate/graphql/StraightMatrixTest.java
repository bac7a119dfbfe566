package dev.countersign.oversight.gate.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Statements;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written straight is what the engine would say, for as few statements at any size. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class StraightMatrixTest extends LoopSteps {
  private static final String DRILL =
      "query($models: Int) { complianceMatrix(filter: {kind: EVALUATION}) { labs(first: 1) { nodes {"
          + " lab models(first: $models) { nodes { model cells { commitmentKey status because {"
          + " sentence relatesTo because { relatesTo because { relatesTo } } } } } } } } } }";
  private static final int MOST_STATEMENTS = 6;

  @Inject MeterRegistry meters;

  private static Object data(String user, String query, Map<String, Object> variables) {
    return Api.as(user).send(query, variables).body("errors", nullValue()).extract().path("data");
  }

  /** A fragment is left to the engine. */
  private static String byTheEngine(String query) {
    int brace = query.indexOf('{', query.indexOf("complianceMatrix"));
    while (query.substring(0, brace).chars().filter(c -> c == '(').count()
        != query.substring(0, brace).chars().filter(c -> c == ')').count()) {
      brace = query.indexOf('{', brace + 1);
    }
    return query.substring(0, brace + 1)
        + " ... on ComplianceMatrix {"
        + query.substring(brace + 1, query.lastIndexOf('}'))
        + "} }";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ complianceMatrix { version labs(first: 50) { totalCount nodes { lab version models(first:"
            + " 20) { totalCount nodes { model modelVersion label cells { commitmentKey status } } }"
            + " } } } }",
        "{ complianceMatrix { version compact { lab version models commitments cells } counts {"
            + " status cells } } }",
        "{ complianceMatrix { labs(last: 1) { edges { cursor node { lab models(first: 1) { pageInfo"
            + " { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { model } }"
            + " } } } pageInfo { hasNextPage endCursor } } } }",
        "{ complianceMatrix(filter: {kind: EVALUATION, statuses: [ABSENT, CLAIMED]}) { a: labs(first: 1) { b:"
            + " nodes { c: lab models(first: 2) { nodes { cells { d: status because { sentence"
            + " relatesTo because { relatesTo because { sentence } } } } } } } } } }",
      })
  void itIsWhatTheEngineSays(String query) {
    AuditorSteps.engaged(model);
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    for (var user : List.of("eu-analyst", "aurelia-officer")) {
      assertThat(data(user, query, Map.of()))
          .isNotNull()
          .isEqualTo(data(user, byTheEngine(query), Map.of()));
    }
  }

  @Test
  void whatIsWrongIsSaidAsTheEngineSaysIt() {
    var queries =
        Map.of(
            "{ complianceMatrix { labs(after: \"nonsense\") { totalCount } } }", "BAD_CURSOR",
            "{ complianceMatrix { labs(first: 0) { totalCount } } }", "INVALID_INPUT",
            "{ complianceMatrix { labs(first: 1, last: 1) { totalCount } } }", "INVALID_INPUT");
    queries.forEach(
        (query, code) -> {
          String straight =
              Api.as("eu-analyst").send(query).extract().path("errors[0].extensions.code");
          Api.as("eu-analyst")
              .send(byTheEngine(query))
              .body("errors[0].extensions.code", equalTo(straight));
          assertThat(straight).isNotBlank();
        });
    Api.as("kestrel-lead")
        .send("{ complianceMatrix { compact { lab } } }")
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }

  @Test
  void besideAnotherFieldTheEngineAnswersBoth() {
    Api.as("eu-analyst")
        .send(
            "{ complianceMatrix { compact { lab } } models(first: 1) { nodes { id facts { kind } } } }")
        .body("errors", nullValue())
        .body("data.models.nodes.size()", is(1));
  }

  /** How many answers so far came of it. */
  private double answers(String outcome) {
    return meters.get("countersign.straight.answers").tag("outcome", outcome).counter().count();
  }

  @Test
  void aDrillDownIsWrittenStraightWhetherItsPageIsTypedOrAVariable() {
    double written = answers("WRITTEN");
    double failed = answers("FAILED");
    data("eu-analyst", DRILL, Map.of("models", 1));
    data("eu-analyst", DRILL.replace("query($models: Int)", "").replace("$models", "1"), Map.of());
    data("eu-analyst", byTheEngine(DRILL), Map.of("models", 1));
    assertThat(answers("WRITTEN") - written).isEqualTo(2);
    assertThat(answers("FAILED") - failed).isZero();
  }

  @Test
  void aDrillDownCostsSixStatementsAtMostWhateverThePage() throws SQLException {
    for (int i = 0; i < 3; i++) {
      LabSteps.version("aurelia-submitter", LabSteps.model("aurelia-submitter"));
    }
    for (int models : List.of(3, 5)) {
      assertThat(
              Statements.ofBoth(
                  () -> data("eu-analyst", DRILL, Map.of("models", 1)),
                  () -> data("eu-analyst", DRILL, Map.of("models", models))))
          .isPositive()
          .isLessThanOrEqualTo(MOST_STATEMENTS);
    }
  }
}
