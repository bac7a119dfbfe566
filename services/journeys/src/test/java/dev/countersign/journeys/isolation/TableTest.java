package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.SCHEMA;
import static dev.countersign.journeys.isolation.World.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Nothing of the schema is outside of the matrix: whoever adds a field says in {@code
 * isolation.txt} who may see what it gives. Needs no platform.
 */
class TableTest {
  private static final Set<String> WAYS =
      Set.of("list", "of", "one", "node", "input", "open", "follow", "later");
  private static final Set<String> PLACES = Set.of("everyone", "list", "one", "later");

  /** What came last and is looked at by the tests beside it alone. Nothing is added here. */
  private static final Set<String> NOT_WALKED_YET =
      Set.of(
          "Query.adoptedRequirements",
          "Query.auditorCalls",
          "Query.filings",
          "Query.obligationRadar",
          "Query.policyComparison",
          "adoptRequirement.input.lab",
          "adoptRequirement.input.policyVersion",
          "answerAuditorCall.input.call",
          "auditorCalls.lab",
          "claimMilestone.input.evidence",
          "claimMilestone.input.subject",
          "closeAuditorCall.input.call",
          "closeAuditorCall.input.chosen",
          "confirmFiling.input.filing",
          "filings.lab",
          "obligationRadar.lab",
          "policyComparison.filter.lab",
          "prepareReply.input.finding",
          "readThreshold.input.policyVersion",
          "submitFiling.input.document",
          "submitFiling.input.subject");

  @Test
  void whatIsNewIsWalked() {
    var later = new TreeSet<String>();
    TABLE.fields().keySet().stream().filter(TABLE::isLater).forEach(later::add);
    TABLE
        .ids()
        .forEach(
            (path, id) -> {
              if (id.kind().equals("later")) {
                later.add(path);
              }
            });
    assertThat(NOT_WALKED_YET).containsAll(later);
  }

  @Test
  void everyFieldOfTheSchemaIsInTheTable() {
    var fields = new TreeSet<String>();
    Ids.roots(SCHEMA)
        .forEach(
            root ->
                root.getFieldDefinitions()
                    .forEach(field -> fields.add(root.getName() + "." + field.getName())));
    fields.addAll(Ids.nestedLists(SCHEMA));
    areTheSame(TABLE.fields().keySet(), fields);
  }

  @Test
  void everyPlaceForAnIdIsInTheTable() {
    var places = new TreeSet<>(Ids.of(SCHEMA).keySet());
    places.addAll(Ids.nested(SCHEMA));
    areTheSame(TABLE.ids().keySet(), places);
  }

  private static void areTheSame(Set<String> table, Set<String> schema) {
    assertThat(minus(schema, table)).as("in the schema, and without a line in the table").isEmpty();
    assertThat(minus(table, schema)).as("in the table, and not in the schema").isEmpty();
  }

  private static Set<String> minus(Set<String> of, Set<String> without) {
    var left = new TreeSet<>(of);
    left.removeAll(without);
    return left;
  }

  @Test
  void everyLineSaysHowItIsCovered() {
    TABLE.fields().forEach((field, how) -> assertThat(WAYS).as(field).contains(how.getFirst()));
    TABLE
        .ids()
        .forEach(
            (path, id) -> {
              if (id.isOfKind()) {
                assertThat(id.answers()).as(path).isNotEmpty();
              } else {
                assertThat(PLACES).as(path).contains(id.kind());
              }
            });
  }

  @Test
  void aListOfItsOwnIsAConnection() {
    for (var list : Lists.all()) {
      assertThat(TABLE.fields().get("Query." + list.getName()))
          .as(list.getName())
          .first()
          .isIn("list", "of");
    }
  }
}
