package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.SCHEMA;
import static dev.countersign.journeys.isolation.World.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.Api;
import dev.countersign.journeys.isolation.Relation.Viewer;
import graphql.schema.GraphQLFieldDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Filters, orders, counts and cursors of every list tell nothing of what may not be seen. */
@EnabledIfSystemProperty(named = "countersign.long", matches = "true")
class ListsTest {
  @BeforeAll
  static void aPlatformWithContent() {
    World.once();
  }

  @Test
  void listsOfALabThatIsNotTheirsAreLikeThoseOfNoLab() {
    var wrong = new ArrayList<String>();
    for (var field : SCHEMA.getQueryType().getFieldDefinitions()) {
      if (!Harvest.isConnection(field) || field.getArgument("lab") == null) {
        continue;
      }
      var type = Harvest.node(field).getName();
      if (TABLE.kinds().keySet().stream().noneMatch(kind -> kind.startsWith(type))) {
        continue;
      }
      for (var viewer : Relation.VIEWERS) {
        for (var lab : List.of("org_aurelia", "org_borealis", "org_cygnus")) {
          var relation = Relation.of(viewer, lab, null);
          boolean hidden =
              relation != null
                  && TABLE.kinds().entrySet().stream()
                      .filter(kind -> kind.getKey().replaceAll(":.*", "").equals(type))
                      .noneMatch(kind -> kind.getValue().contains(relation.letter));
          if (hidden) {
            for (var order : List.of("NEWEST_FIRST", "OLDEST_FIRST")) {
              if (!list(viewer, field, lab, order).equals(list(viewer, field, "org_no", order))) {
                wrong.add("%s of %s for %s".formatted(field.getName(), lab, viewer));
              }
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String list(
      Viewer viewer, GraphQLFieldDefinition field, String lab, String order) {
    return Api.as(viewer.user())
        .post(
            ("{ %s(lab: \"%s\", orderBy: %s, first: 5) { totalCount nodes { id } edges { cursor }"
                    + " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }")
                .formatted(field.getName(), lab, order),
            Map.of())
        .prettify();
  }

  @Test
  void aCountIsOfWhatIsListed() {
    for (var field : SCHEMA.getQueryType().getFieldDefinitions()) {
      if (Harvest.isConnection(field)) {
        for (var viewer : Relation.VIEWERS) {
          var seen =
              Api.as(viewer.user())
                  .post(
                      "{ %s(first: 100) { totalCount nodes { id } } }".formatted(field.getName()),
                      Map.of());
          if (seen.get("data." + field.getName()) != null) {
            assertThat(seen.getInt("data." + field.getName() + ".totalCount"))
                .as(field.getName() + " for " + viewer)
                .isEqualTo(seen.getList("data." + field.getName() + ".nodes").size());
          }
        }
      }
    }
  }

  @Test
  void aCursorIsOfWhoGotIt() {
    var aurelia = Relation.VIEWERS.getFirst();
    for (var field : SCHEMA.getQueryType().getFieldDefinitions()) {
      if (!Harvest.isConnection(field)) {
        continue;
      }
      String cursor =
          Api.as(aurelia.user())
              .post(
                  "{ %s(first: 1) { pageInfo { endCursor } } }".formatted(field.getName()),
                  Map.of())
              .getString("data." + field.getName() + ".pageInfo.endCursor");
      if (cursor == null) {
        continue;
      }
      for (var other : List.of("borealis-officer", "eu-analyst")) {
        assertThat(
                Api.as(other)
                    .post(
                        "query($after: String) { %s(first: 1, after: $after) { nodes { id } } }"
                            .formatted(field.getName()),
                        Map.of("after", cursor))
                    .getString("errors[0].extensions.code"))
            .as(field.getName() + " for " + other)
            .isIn("INVALID_CURSOR", "INVALID_INPUT");
      }
    }
  }
}
