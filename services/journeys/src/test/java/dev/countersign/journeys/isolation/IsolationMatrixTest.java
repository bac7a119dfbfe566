package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.SCHEMA;
import static dev.countersign.journeys.isolation.World.TABLE;
import static dev.countersign.journeys.isolation.World.maySee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.Api;
import dev.countersign.journeys.isolation.Harvest.Thing;
import dev.countersign.journeys.isolation.Relation.Viewer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every root field, id, list and filter of the schema, as seen by everyone: by the reviewed table,
 * on a platform with the content of three labs. What is absent and what may not be seen are alike.
 */
@EnabledIfSystemProperty(named = "countersign.long", matches = "true")
class IsolationMatrixTest {
  private static final int BATCH = 20;

  private static World world;

  @BeforeAll
  static void aPlatformWithContent() {
    world = World.once();
  }

  @Test
  void everyFieldOfTheSchemaIsInTheTable() {
    var fields = new TreeSet<String>();
    SCHEMA.getQueryType().getFieldDefinitions().forEach(f -> fields.add("Query." + f.getName()));
    SCHEMA
        .getMutationType()
        .getFieldDefinitions()
        .forEach(f -> fields.add("Mutation." + f.getName()));
    Ids.nestedLists(SCHEMA).forEach(fields::add);
    assertThat(TABLE.fields().keySet()).containsExactlyInAnyOrderElementsOf(fields);
    assertThat(TABLE.ids().keySet()).containsExactlyInAnyOrderElementsOf(Ids.of(SCHEMA).keySet());
  }

  @Test
  void listsHoldWhatTheTableSaysAndNothingElse() {
    var wrong = new ArrayList<String>();
    world.seen.forEach(
        (viewer, seen) ->
            world
                .all
                .values()
                .forEach(
                    thing -> {
                      var relation = Relation.of(viewer, thing.lab(), thing.party());
                      boolean listed = seen.containsKey(thing.id());
                      if (relation != null
                          && !isRefusedTheList(viewer, thing)
                          && listed != maySee(thing, relation)) {
                        wrong.add(
                            "%s, to which %s is %s, is %s"
                                .formatted(
                                    thing, viewer, relation, listed ? "listed" : "not listed"));
                      }
                    }));
    assertThat(wrong).isEmpty();
  }

  /** Signing in with a role is what some lists need before any row. */
  private static boolean isRefusedTheList(Viewer viewer, Thing thing) {
    return (viewer.user() == null || viewer.organisation().equals("org_countersign"))
        && !TABLE.kinds().get(thing.kind()).contains('n');
  }

  @Test
  void anIdThatIsNotTheirsIsLikeAnIdOfNothing() {
    var wrong = new ArrayList<String>();
    for (var viewer : Relation.VIEWERS) {
      for (var batch : batches()) {
        var ids = batch.stream().map(Thing::id).toList();
        var answer =
            Api.as(viewer.user())
                .post("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", ids));
        assertThat(answer.getList("errors")).as(viewer + " asks for " + ids).isNull();
        List<Object> nodes = answer.getList("data.nodes");
        for (int i = 0; i < ids.size(); i++) {
          var relation = Relation.of(viewer, batch.get(i).lab(), batch.get(i).party());
          if (relation != null && (nodes.get(i) != null) != maySee(batch.get(i), relation)) {
            wrong.add("nodes: %s, to which %s is %s".formatted(batch.get(i), viewer, relation));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<List<Thing>> batches() {
    var all = List.copyOf(world.all.values());
    var batches = new ArrayList<List<Thing>>();
    for (int from = 0; from < all.size(); from += BATCH) {
      batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
    return batches;
  }

  @Test
  void oneByItsIdIsLikeNoneToWhomItIsNotTheirs() {
    var wrong = new ArrayList<String>();
    TABLE
        .fields()
        .forEach(
            (field, how) -> {
              if (!how.getFirst().equals("one") && !field.equals("Query.node")) {
                return;
              }
              var name = field.substring("Query.".length());
              for (var viewer : Relation.VIEWERS) {
                oneOfEachKind(viewer, how)
                    .forEach(
                        thing -> {
                          var answer = one(viewer, name, thing.id());
                          var none = one(viewer, name, Ids.madeUp(thing.id()));
                          if (!answer.equals(none)) {
                            wrong.add("%s: %s for %s".formatted(name, thing, viewer));
                          }
                        });
              }
            });
    assertThat(wrong).isEmpty();
  }

  /** A thing of each kind that the field takes and the viewer may not see. */
  private static List<Thing> oneOfEachKind(Viewer viewer, List<String> how) {
    var found = new LinkedHashMap<String, Thing>();
    for (var thing : world.all.values()) {
      var relation = Relation.of(viewer, thing.lab(), thing.party());
      boolean taken = how.size() == 1 || thing.kind().replaceAll(":.*", "").equals(how.get(1));
      if (taken && relation != null && !maySee(thing, relation)) {
        found.putIfAbsent(thing.kind(), thing);
      }
    }
    return List.copyOf(found.values());
  }

  private static String one(Viewer viewer, String field, String id) {
    return Ids.withoutIds(
        Api.as(viewer.user())
            .post(
                "query($id: ID!) { %s(id: $id) { __typename id } }".formatted(field),
                Map.of("id", id))
            .prettify());
  }
}
