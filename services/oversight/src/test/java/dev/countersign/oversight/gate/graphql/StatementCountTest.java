package dev.countersign.oversight.gate.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list of many costs as many statements as a list of one: no row asks for itself. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class StatementCountTest extends LoopSteps {
  private static boolean filled;

  /**
   * The clock knocks beside a request: the least of a few tries is what the request itself cost.
   */
  private static final int TRIES = 3;

  @BeforeEach
  void thereIsMoreThanOneOfEach() {
    if (!filled) {
      for (int i = 0; i < 3; i++) {
        AuditorSteps.engaged(model);
        LabSteps.published();
        evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
        validated("CY-CLS");
        asked();
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

  private static double statements() {
    return Metrics.globalRegistry.counter("countersign.database.statements").count();
  }

  private static int cost(String query) {
    return IntStream.range(0, TRIES)
        .map(
            attempt -> {
              double before = statements();
              Api.as("eu-analyst").send(query).body("errors", nullValue());
              return (int) (statements() - before);
            })
        .min()
        .orElseThrow();
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
        "compliance|modelVersion"
      })
  void aPageCostsTheSameHoweverManyRowsItHas(String list, String fields) {
    var query = "{ %s(first: %d) { nodes { %s facts { kind } } totalCount } }";
    var plain = "{ %s(first: %d) { nodes { %s } totalCount } }";
    boolean isNode = !List.of("attestationSummaries", "compliance").contains(list);
    var form = isNode ? query : plain;
    List<Object> rows =
        Api.as("eu-analyst")
            .send(form.formatted(list, 8, fields))
            .body("errors", nullValue())
            .extract()
            .path("data.%s.nodes".formatted(list));
    int one = cost(form.formatted(list, 1, fields));
    int many = cost(form.formatted(list, 8, fields));
    if (!list.equals("ownerships")) {
      assertThat(rows).as("rows of " + list).hasSizeGreaterThan(1);
    }
    assertThat(many).as("statements of %s rows beside one", rows.size()).isEqualTo(one);
    assertThat(one).isPositive().isLessThan(20);
  }

  @Test
  void aDeeperQueryCostsByItsDepthAndNotByItsRows() {
    var costs = new ArrayList<Integer>();
    for (var first : List.of(1, 8)) {
      costs.add(
          cost(
              ("{ scaleUpRequests(first: %d) { nodes { id liveAnswer { outcome } outcome { decision"
                      + " { id facts { kind } } } facts { logEntry { index } } } } }")
                  .formatted(first)));
    }
    assertThat(costs.getLast()).isEqualTo(costs.getFirst());
  }
}
