package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.TABLE;
import static dev.countersign.journeys.isolation.World.maySee;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.isolation.Harvest.Thing;
import dev.countersign.journeys.isolation.Relation.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every list and every id of the schema, as seen by everyone: by the reviewed table, on a platform
 * with the content of three labs. What is absent and what may not be seen are alike.
 */
@EnabledIfSystemProperty(named = "countersign.long", matches = "true")
class IsolationMatrixTest {
  private static final int BATCH = 50;

  private static World world;

  @BeforeAll
  static void aPlatformWithContent() {
    world = World.once();
  }

  @Test
  void listsHoldWhatTheTableSaysAndNothingElse() {
    var wrong = new ArrayList<String>();
    for (var viewer : Relation.VIEWERS) {
      for (var thing : world.all()) {
        var may = maySee(viewer, thing);
        if (may != null
            && Lists.isListed(thing.type())
            && !isRefusedTheList(viewer, thing)
            && world.isListed(viewer, thing) != may) {
          wrong.add(
              "%s, to which %s is %s, is %s"
                  .formatted(
                      thing, viewer, Relation.of(viewer, thing), may ? "not listed" : "listed"));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Signing in with a role is what some lists need before any row. */
  private static boolean isRefusedTheList(Viewer viewer, Thing thing) {
    return (viewer.user() == null || viewer.organisation().equals("org_countersign"))
        && !TABLE.kinds().get(thing.kind()).contains('n');
  }

  @Test
  void anIdThatIsNotTheirsIsLikeAnIdOfNothing() {
    var nodes = world.all().stream().filter(Thing::hasId).filter(Lists::isNode).toList();
    var batches = new ArrayList<List<Thing>>();
    for (int from = 0; from < nodes.size(); from += BATCH) {
      batches.add(nodes.subList(from, Math.min(nodes.size(), from + BATCH)));
    }
    var wrong =
        Probe.all(
            Relation.everybody(),
            viewer ->
                batches.stream().flatMap(batch -> misjudged(viewer, batch).stream()).toList());
    assertThat(wrong).isEmpty();
  }

  private static List<String> misjudged(Viewer viewer, List<Thing> batch) {
    var ids = batch.stream().map(Thing::id).toList();
    var answer =
        Probe.post(viewer, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", ids));
    assertThat(Probe.code(answer)).as(viewer + " asks for " + ids).isEmpty();
    var nodes = answer.at("/data/nodes");
    var wrong = new ArrayList<String>();
    for (int i = 0; i < batch.size(); i++) {
      var may = maySee(viewer, batch.get(i));
      boolean shown = !nodes.get(i).isNull();
      if (may != null && shown != may) {
        wrong.add(
            "%s, to which %s is %s, is %s"
                .formatted(
                    batch.get(i),
                    viewer,
                    Relation.of(viewer, batch.get(i)),
                    shown ? "shown" : "not shown"));
      }
    }
    return wrong;
  }

  @Test
  void oneByItsIdIsLikeNoneToWhomItIsNotTheirs() {
    var fields =
        TABLE.fields().entrySet().stream()
            .filter(line -> List.of("one", "node").contains(line.getValue().getFirst()))
            .filter(line -> !line.getKey().equals("Query.nodes"))
            .toList();
    var wrong =
        Probe.all(
            Relation.everybody(),
            viewer ->
                fields.stream()
                    .flatMap(line -> told(viewer, line.getKey(), line.getValue()).stream())
                    .toList());
    assertThat(wrong).isEmpty();
  }

  private static List<String> told(Viewer viewer, String field, List<String> how) {
    var name = field.substring("Query.".length());
    return world.hiddenOfEachKind(viewer).stream()
        .filter(thing -> how.size() == 1 || thing.type().equals(how.get(1)))
        .filter(
            thing ->
                !one(viewer, name, thing.id()).equals(one(viewer, name, Ids.madeUp(thing.id()))))
        .map(thing -> "%s: %s for %s".formatted(name, thing, viewer))
        .toList();
  }

  private static String one(Viewer viewer, String field, String id) {
    return Ids.withoutIds(
        Probe.post(
                viewer,
                "query($id: ID!) { %s(id: $id) { __typename id } }".formatted(field),
                Map.of("id", id))
            .toString());
  }

  @Test
  void colleaguesSeeTheSame() {
    var wrong =
        Probe.all(
            Relation.COLLEAGUES,
            colleague ->
                Lists.all().stream()
                    .filter(list -> !Lists.needsMore(list))
                    .map(
                        list -> {
                          var other = colleague.first();
                          var theirs = Lists.ask(colleague, list, Map.of("first", 100));
                          var others = Lists.ask(other, list, Map.of("first", 100));
                          return Probe.isRefusedByRole(theirs)
                                  || Probe.isRefusedByRole(others)
                                  || withoutCost(theirs).equals(withoutCost(others))
                              ? ""
                              : "%s for %s and %s".formatted(list.getName(), colleague, other);
                        })
                    .filter(line -> !line.isEmpty())
                    .toList());
    assertThat(wrong).isEmpty();
  }

  private static JsonNode withoutCost(JsonNode answer) {
    return answer.path("data");
  }
}
