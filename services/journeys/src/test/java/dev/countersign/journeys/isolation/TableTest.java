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
      Set.of("list", "of", "one", "node", "input", "open", "follow");
  private static final Set<String> PLACES = Set.of("everyone", "list", "one");

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
