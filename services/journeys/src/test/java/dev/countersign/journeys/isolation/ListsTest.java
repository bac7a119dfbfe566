package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.isolation.Harvest.Thing;
import dev.countersign.journeys.isolation.Relation.Viewer;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Filters, orders, counts and cursors of every list tell nothing of what may not be seen. */
@EnabledIfSystemProperty(named = "countersign.long", matches = "true")
class ListsTest {
  private static World world;

  @BeforeAll
  static void aPlatformWithContent() {
    world = World.once();
  }

  @Test
  void aFilterByAnIdThatIsNotTheirsIsLikeOneByAnIdOfNothing() {
    var wrong =
        Probe.all(
            Relation.VIEWERS,
            viewer ->
                Lists.all().stream()
                    .flatMap(
                        list ->
                            Lists.idFilters(list).stream()
                                .flatMap(path -> told(viewer, list, path)))
                    .toList());
    assertThat(wrong).isEmpty();
  }

  private static Stream<String> told(Viewer viewer, GraphQLFieldDefinition list, String path) {
    var kind = TABLE.ids().get(list.getName() + "." + path).kind();
    if (kind.equals("everyone")) {
      return Stream.of();
    }
    var hidden =
        kind.equals("list")
            ? hiddenLabs(viewer, Harvest.node(list).getName())
            : world.hidden(viewer, kind).stream().map(Thing::id).toList();
    if (hidden.isEmpty()) {
      return Stream.of();
    }
    var nothing = Lists.inAllOrders(viewer, list, path, Ids.madeUp(hidden.getFirst()));
    return hidden.stream()
        .filter(id -> !Lists.inAllOrders(viewer, list, path, id).equals(nothing))
        .map(id -> "%s(%s: %s) for %s".formatted(list.getName(), path, id, viewer));
  }

  /** Labs of which the viewer may see nothing that such a list holds. */
  private static List<String> hiddenLabs(Viewer viewer, String type) {
    return Relation.LABS.stream()
        .filter(
            lab -> {
              var relation = Relation.of(viewer, lab);
              return relation != null
                  && TABLE.kinds().entrySet().stream()
                      .filter(kind -> kind.getKey().replaceAll(":.*", "").equals(type))
                      .noneMatch(
                          kind ->
                              kind.getValue().contains(relation.letter)
                                  || kind.getValue().contains(Relation.PARTY.letter));
            })
        .toList();
  }

  @Test
  void aCountIsOfWhatIsListedUnderEveryFilter() {
    var wrong =
        Probe.all(
            Relation.VIEWERS,
            viewer ->
                Lists.all().stream()
                    .filter(list -> !Lists.needsMore(list))
                    .flatMap(list -> filters(list).map(filter -> miscounted(viewer, list, filter)))
                    .filter(line -> !line.isEmpty())
                    .toList());
    assertThat(wrong).isEmpty();
  }

  /** No filter, and each value of each filter that has named values. */
  private static Stream<Map<String, Object>> filters(GraphQLFieldDefinition list) {
    return Stream.concat(
        Stream.of(Map.of()),
        Lists.otherFilters(list).stream()
            .flatMap(
                argument ->
                    ((GraphQLEnumType) GraphQLTypeUtil.unwrapAll(argument.getType()))
                        .getValues().stream()
                            .map(
                                value ->
                                    Map.<String, Object>of(
                                        argument.getName(),
                                        GraphQLTypeUtil.unwrapNonNull(argument.getType())
                                                instanceof GraphQLList
                                            ? List.of(value.getName())
                                            : value.getName()))));
  }

  private static String miscounted(
      Viewer viewer, GraphQLFieldDefinition list, Map<String, Object> filter) {
    var arguments = new HashMap<>(filter);
    arguments.put("first", 100);
    var answer = Lists.ask(viewer, list, arguments);
    var page = answer.at("/data/" + list.getName());
    if (page.isMissingNode() && Probe.isRefusedByRole(answer) || !page.has("totalCount")) {
      return "";
    }
    int listed = page.path("nodes").size();
    boolean right =
        page.at("/pageInfo/hasNextPage").asBoolean()
            ? page.path("totalCount").asInt() > listed
            : page.path("totalCount").asInt() == listed;
    return right ? "" : "%s%s for %s".formatted(list.getName(), filter, viewer);
  }

  @Test
  void aCursorServesOnlyWhomItWasGivenTo() {
    var given = Probe.each(Lists.all(), list -> cursor(Relation.VIEWERS.getFirst(), list));
    var some = given.stream().filter(cursor -> !cursor.isEmpty()).findFirst().orElseThrow();
    var others =
        Relation.VIEWERS.stream()
            .filter(viewer -> !viewer.organisation().equals("org_aurelia"))
            .toList();
    var wrong =
        Probe.all(
            others,
            viewer ->
                IntStream.range(0, given.size())
                    .mapToObj(
                        i ->
                            let(
                                viewer,
                                Lists.all().get(i),
                                given.get(i).isEmpty() ? some : given.get(i)))
                    .flatMap(List::stream)
                    .toList());
    assertThat(wrong).isEmpty();
  }

  private static String cursor(Viewer viewer, GraphQLFieldDefinition list) {
    return Lists.needsMore(list)
        ? ""
        : Lists.ask(viewer, list, Map.of("first", 1))
            .at("/data/%s/pageInfo/endCursor".formatted(list.getName()))
            .asText("");
  }

  /** What is wrong with how a list answers somebody else's cursor, a changed one, and none. */
  private static List<String> let(Viewer viewer, GraphQLFieldDefinition list, String theirs) {
    return Stream.of(
            "after " + theirs, "before " + theirs, "after " + theirs + "A", "after AAAA", "after *")
        .map(way -> way.split(" "))
        .filter(way -> list.getArgument(way[0]) != null)
        .map(
            way -> {
              var arguments = new HashMap<>(Lists.needed(viewer, world, list));
              arguments.put(way[0], way[1]);
              var answer = Lists.ask(viewer, list, arguments);
              return Probe.isRefusedByRole(answer) || Probe.code(answer).equals("INVALID_CURSOR")
                  ? ""
                  : "%s%s for %s: %s".formatted(list.getName(), List.of(way), viewer, answer);
            })
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
