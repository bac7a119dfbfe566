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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every list and every id of the schema, as seen by everyone: by the reviewed table, on a platform
 * with the content of three labs. What is absent and what may not be seen are alike.
 */
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
            && !(may && isRefusedTheList(viewer, thing))
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
    var hidden =
        world.hiddenOfEachKind(viewer).stream()
            .filter(thing -> how.size() == 1 || thing.type().equals(how.get(1)))
            .toList();
    var asked =
        hidden.stream()
            .flatMap(thing -> Stream.of(thing.id(), Ids.madeUp(thing.id())))
            .map(id -> one(name, id))
            .toList();
    var answers = Batches.queries(viewer, asked);
    return IntStream.range(0, hidden.size())
        .filter(
            i ->
                !Ids.withoutIds(answers.get(2 * i).toString())
                    .equals(Ids.withoutIds(answers.get(2 * i + 1).toString())))
        .mapToObj(i -> "%s: %s for %s".formatted(name, hidden.get(i), viewer))
        .toList();
  }

  private static Ask one(String field, String id) {
    return Ask.of(
        World.SCHEMA.getQueryType().getFieldDefinition(field),
        Map.of("id", id),
        "{ __typename id }");
  }

  @Test
  void colleaguesSeeTheSame() {
    var asked =
        Lists.all().stream()
            .filter(list -> !Lists.needsMore(list))
            .map(list -> Lists.ask(list, Map.of("first", 100)))
            .toList();
    var firsts = Probe.each(Relation.VIEWERS, viewer -> Batches.queries(viewer, asked));
    var wrong =
        Probe.all(
            Relation.COLLEAGUES,
            colleague -> {
              var theirs = Batches.queries(colleague, asked);
              var others = firsts.get(Relation.VIEWERS.indexOf(colleague.first()));
              return IntStream.range(0, asked.size())
                  .filter(i -> !isTheSame(theirs.get(i), others.get(i)))
                  .filter(i -> !isTheSameNow(colleague, asked.get(i)))
                  .mapToObj(
                      i ->
                          "%s for %s and %s"
                              .formatted(asked.get(i).field(), colleague, colleague.first()))
                  .toList();
            });
    assertThat(wrong).isEmpty();
  }

  /** Something may have been written between the two looks; another two are near each other. */
  private static boolean isTheSameNow(Viewer colleague, Ask ask) {
    var asked = List.of(ask);
    return isTheSame(
        Batches.queries(colleague.first(), asked).getFirst(),
        Batches.queries(colleague, asked).getFirst());
  }

  private static boolean isTheSame(JsonNode one, JsonNode other) {
    return Probe.isRefusedByRole(one)
        || Probe.isRefusedByRole(other)
        || one.path("data").equals(other.path("data"));
  }
}
