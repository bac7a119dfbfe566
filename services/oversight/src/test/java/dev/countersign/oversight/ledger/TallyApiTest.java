package dev.countersign.oversight.ledger;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Anyone asks for counts, and learns of no single thing. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class TallyApiTest {
  private static final String OF_MODEL =
      "query($model: ID!) { evaluationCounts(model: $model) { before counts { name atLeast } } }";

  @Test
  void incidentsAreCountedAsTheMonthBegan() {
    Api.anonymous()
        .send("{ incidentCounts { before counts { name atLeast } } }")
        .body("errors", nullValue())
        .body("data.incidentCounts.before", endsWith("-01T00:00:00Z"));
  }

  @Test
  void aModelThatIsNotAnnouncedCountsAsOneThatIsAbsent() {
    Register.ready();
    var model = LabSteps.model("aurelia-submitter");
    for (var asked : new String[] {model, "mdl_" + "0".repeat(32), "nonsense"}) {
      Api.anonymous()
          .send(OF_MODEL, Map.of("model", asked))
          .body("errors", nullValue())
          .body("data.evaluationCounts.counts", empty());
    }
  }
}
