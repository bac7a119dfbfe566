package dev.countersign.oversight.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.PolicySteps;
import dev.countersign.oversight.Register;
import dev.countersign.oversight.Statements;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An audit export costs as many statements for a thousand commitments as for one. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class ExportStatementsTest {
  private static final int COMMITMENTS = 1000;
  private static final int MOST_STATEMENTS = 15;

  private static String policy() {
    var many =
        IntStream.range(0, COMMITMENTS)
            .mapToObj(
                i ->
                    ("  - {key: c%d, kind: GOVERNANCE, quote: We do what %d says., locator: \"%d\","
                            + " force: BINDING, conditions: []}")
                        .formatted(i, i, i))
            .collect(Collectors.joining("\n"));
    return LabSteps.rsp().replaceFirst("(?m)^commitments:\n", "commitments:\n" + many + "\n");
  }

  @Test
  void aThousandCommitmentsAreExportedInFifteenStatementsAtMost() throws SQLException {
    Register.ready();
    Catalogue.ready();
    PolicySteps.published(
        PolicySteps.drafted(
            LabSteps.document(PolicySteps.WRITES), policy(), "2026-03-01T00:00:00Z"));
    int statements =
        Statements.of(
            () -> {
              var csv =
                  Api.as("eu-analyst")
                      .get("/exports/compliance.csv?lab=org_cygnus&instrument=EU_GPAI_COP")
                      .statusCode(200)
                      .extract()
                      .asString();
              assertThat(csv.lines().filter(line -> line.contains(",COMMITMENT,")).count())
                  .isGreaterThanOrEqualTo(COMMITMENTS);
            },
            MOST_STATEMENTS);
    assertThat(statements).isPositive().isLessThanOrEqualTo(MOST_STATEMENTS);
  }
}
