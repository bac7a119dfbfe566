package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.isolation.Harvest.Thing;
import dev.countersign.journeys.isolation.Relation.Viewer;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Filters, orders, counts and cursors of every list tell nothing of what may not be seen. */
class ListsTest {
  private static World world;

  @BeforeAll
  static void aPlatformWithContent() {
    world = World.once();
  }

  /** A filter by one id in all orders, and what it is asked beside: by an id of nothing. */
  private record Filtered(String what, List<Ask> asked, List<Ask> nothing) {}

  @Test
  void aFilterByAnIdThatIsNotTheirsIsLikeOneByAnIdOfNothing() {
    var wrong =
        Probe.all(
            Relation.VIEWERS,
            viewer ->
                wrong(
                    viewer,
                    Lists.all().stream()
                        .flatMap(
                            list ->
                                Lists.idFilters(list).stream()
                                    .flatMap(path -> filtered(viewer, list, path)))
                        .toList()));
    assertThat(wrong).isEmpty();
  }

  private static List<String> wrong(Viewer viewer, List<Filtered> filters) {
    var asked =
        filters.stream()
            .flatMap(filter -> Stream.concat(filter.asked().stream(), filter.nothing().stream()))
            .distinct()
            .toList();
    var answers = Batches.queries(viewer, asked);
    var byAsk = new HashMap<Ask, JsonNode>();
    for (int i = 0; i < asked.size(); i++) {
      byAsk.put(asked.get(i), answers.get(i));
    }
    return filters.stream()
        .filter(filter -> !told(filter.asked(), byAsk).equals(told(filter.nothing(), byAsk)))
        .map(filter -> "%s for %s".formatted(filter.what(), viewer))
        .toList();
  }

  private static List<JsonNode> told(List<Ask> asked, Map<Ask, JsonNode> answers) {
    return asked.stream().map(ask -> Objects.requireNonNull(answers.get(ask))).toList();
  }

  private static Stream<Filtered> filtered(
      Viewer viewer, GraphQLFieldDefinition list, String path) {
    var kind = TABLE.ids().get(list.getName() + "." + path).kind();
    if (kind.equals("everyone")) {
      return Stream.of();
    }
    var hidden =
        kind.equals("list")
            ? world.labsHiding(viewer, Lists.hiding(list))
            : world.hidden(viewer, kind).stream().map(Thing::id).toList();
    return hidden.stream()
        .map(
            id ->
                new Filtered(
                    "%s(%s: %s)".formatted(list.getName(), path, id),
                    Lists.inAllOrders(viewer, world, list, path, id),
                    Lists.inAllOrders(viewer, world, list, path, Ids.madeUp(id))));
  }

  @Test
  void aCountIsOfWhatIsListedUnderEveryFilter() {
    var asked =
        Lists.all().stream()
            .filter(list -> !Lists.needsMore(list))
            .flatMap(list -> filters(list).map(filter -> Lists.ask(list, filter)))
            .toList();
    var wrong =
        Probe.all(
            Relation.VIEWERS,
            viewer -> {
              var answers = Batches.queries(viewer, asked);
              return IntStream.range(0, asked.size())
                  .filter(i -> isMiscounted(asked.get(i), answers.get(i)))
                  .mapToObj(i -> "%s for %s".formatted(asked.get(i), viewer))
                  .toList();
            });
    assertThat(wrong).isEmpty();
  }

  /** No filter, and each value of each filter that has named values. */
  private static Stream<Map<String, Object>> filters(GraphQLFieldDefinition list) {
    return Stream.concat(
        Stream.of(Map.of("first", 100)),
        Lists.otherFilters(list).stream()
            .flatMap(
                argument ->
                    ((GraphQLEnumType) GraphQLTypeUtil.unwrapAll(argument.getType()))
                        .getValues().stream()
                            .map(
                                value ->
                                    Map.<String, Object>of(
                                        "first",
                                        100,
                                        argument.getName(),
                                        GraphQLTypeUtil.unwrapNonNull(argument.getType())
                                                instanceof GraphQLList
                                            ? List.of(value.getName())
                                            : value.getName()))));
  }

  private static boolean isMiscounted(Ask asked, JsonNode answer) {
    var page = answer.at("/data/" + asked.field());
    if (page.isMissingNode() && Probe.isRefusedByRole(answer) || !page.has("totalCount")) {
      return false;
    }
    int listed = page.path("nodes").size();
    return page.at("/pageInfo/hasNextPage").asBoolean()
        ? page.path("totalCount").asInt() <= listed
        : page.path("totalCount").asInt() != listed;
  }

  @Test
  void aCursorServesOnlyWhomItWasGivenTo() {
    var lists = Lists.all();
    var given = cursors(lists);
    var some = given.stream().filter(cursor -> !cursor.isEmpty()).findFirst().orElseThrow();
    var others =
        Relation.VIEWERS.stream()
            .filter(viewer -> !viewer.organisation().equals("org_aurelia"))
            .toList();
    var wrong =
        Probe.all(
            others,
            viewer -> {
              var asked =
                  IntStream.range(0, lists.size())
                      .boxed()
                      .flatMap(
                          i ->
                              withCursor(
                                  viewer,
                                  lists.get(i),
                                  given.get(i).isEmpty() ? some : given.get(i)))
                      .toList();
              var answers = Batches.queries(viewer, asked);
              return IntStream.range(0, asked.size())
                  .filter(i -> isServed(answers.get(i)))
                  .mapToObj(i -> "%s for %s: %s".formatted(asked.get(i), viewer, answers.get(i)))
                  .toList();
            });
    assertThat(wrong).isEmpty();
  }

  /** The cursor that Aurelia's officer gets from each; empty where there is none. */
  private static List<String> cursors(List<GraphQLFieldDefinition> lists) {
    var open = lists.stream().filter(list -> !Lists.needsMore(list)).toList();
    var answers =
        Batches.queries(
                Relation.VIEWERS.getFirst(),
                open.stream().map(list -> Lists.ask(list, Map.of("first", 1))).toList())
            .iterator();
    return lists.stream()
        .map(
            list ->
                open.contains(list)
                    ? answers
                        .next()
                        .at("/data/%s/pageInfo/endCursor".formatted(list.getName()))
                        .asText("")
                    : "")
        .toList();
  }

  /** Asked with somebody else's cursor, a changed one, and none. */
  private static Stream<Ask> withCursor(Viewer viewer, GraphQLFieldDefinition list, String theirs) {
    return Stream.of(
            "after " + theirs, "before " + theirs, "after " + theirs + "A", "after AAAA", "after *")
        .map(way -> way.split(" "))
        .filter(way -> list.getArgument(way[0]) != null)
        .map(
            way -> {
              var arguments = Lists.needed(viewer, world, list);
              arguments.put(way[0], way[1]);
              return Lists.ask(list, arguments);
            });
  }

  private static boolean isServed(JsonNode answer) {
    return !Probe.isRefusedByRole(answer) && !Probe.code(answer).equals("INVALID_CURSOR");
  }
}
