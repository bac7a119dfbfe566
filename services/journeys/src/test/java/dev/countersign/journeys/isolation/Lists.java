package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.SCHEMA;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.isolation.Relation.Viewer;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every list that the schema has at its root, asked in every way that it can be. */
final class Lists {
  private static final List<String> ARGUMENTS =
      List.of("first", "after", "last", "before", "orderBy", "asOf");

  private static final Set<String> LISTED = listed();

  private Lists() {}

  private static Set<String> listed() {
    var types = new HashSet<String>();
    Stream.concat(
            all().stream().filter(list -> !needsMore(list)),
            SCHEMA.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .flatMap(type -> ((GraphQLObjectType) type).getFieldDefinitions().stream())
                .filter(Harvest::isConnection)
                .filter(list -> !needsMore(list)))
        .forEach(list -> types.add(Harvest.node(list).getName()));
    return types;
  }

  static List<GraphQLFieldDefinition> all() {
    return SCHEMA.getQueryType().getFieldDefinitions().stream()
        .filter(Harvest::isConnection)
        .filter(list -> !World.TABLE.isLater("Query." + list.getName()))
        .toList();
  }

  /** True if it cannot be asked without naming something. */
  static boolean needsMore(GraphQLFieldDefinition list) {
    return list.getArguments().stream().anyMatch(a -> a.getType() instanceof GraphQLNonNull);
  }

  /** The paths of its filters that take an id, for example {@code lab} or {@code filter.lab}. */
  static List<String> idFilters(GraphQLFieldDefinition list) {
    return Ids.under(list.getName(), list.getArguments()).stream()
        .map(path -> path.substring(list.getName().length() + 1))
        .toList();
  }

  /** Its arguments that choose among rows by something else than an id. */
  static List<GraphQLArgument> otherFilters(GraphQLFieldDefinition list) {
    return list.getArguments().stream()
        .filter(argument -> !ARGUMENTS.contains(argument.getName()))
        .filter(argument -> GraphQLTypeUtil.isEnum(GraphQLTypeUtil.unwrapAll(argument.getType())))
        .toList();
  }

  /** What must be given, with something that the viewer may name. */
  static Map<String, Object> needed(Viewer viewer, World world, GraphQLFieldDefinition list) {
    var arguments = new HashMap<String, Object>();
    list.getArguments().stream()
        .filter(argument -> argument.getType() instanceof GraphQLNonNull)
        .forEach(
            argument ->
                arguments.put(
                    argument.getName(),
                    argument.getName().equals("organisation")
                        ? "org_kestrel"
                        : world.oldestOwn(viewer, "Evidence").orElse("evd_0")));
    return arguments;
  }

  /** True if a list that needs nothing holds things of this type. */
  static boolean isListed(String type) {
    return LISTED.contains(type);
  }

  /** True if it can be asked for by {@code node}. */
  static boolean isNode(Harvest.Thing thing) {
    return SCHEMA.getType(thing.type()) instanceof GraphQLObjectType type
        && type.getInterfaces().stream().anyMatch(i -> i.getName().equals("Node"));
  }

  /** What to select of a connection so that all of it shows. */
  static String whole(GraphQLFieldDefinition list) {
    var node = Harvest.node(list);
    var leaf = node.getFieldDefinition("id") == null ? "__typename" : "id";
    var counts =
        ((GraphQLObjectType) GraphQLTypeUtil.unwrapAll(list.getType()))
                    .getFieldDefinition("totalCount")
                == null
            ? ""
            : "totalCount ";
    return "{ %snodes { %s } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"
        .formatted(counts, leaf);
  }

  /** Asks with these arguments, given as variables of their own types. */
  static JsonNode ask(Viewer viewer, GraphQLFieldDefinition list, Map<String, ?> arguments) {
    var declared =
        arguments.keySet().stream()
            .map(name -> "$%s: %s".formatted(name, type(list, name)))
            .collect(Collectors.joining(", "));
    var given =
        arguments.keySet().stream()
            .map(name -> "%s: $%s".formatted(name, name))
            .collect(Collectors.joining(", "));
    var document =
        arguments.isEmpty()
            ? "{ %s %s }".formatted(list.getName(), whole(list))
            : "query(%s) { %s(%s) %s }".formatted(declared, list.getName(), given, whole(list));
    return Probe.post(viewer, document, arguments);
  }

  private static String type(GraphQLFieldDefinition list, String argument) {
    return GraphQLTypeUtil.simplePrint(list.getArgument(argument).getType());
  }

  /** What a filter lets through under both orders and from both ends, with counts and cursors. */
  static JsonNode inAllOrders(Viewer viewer, GraphQLFieldDefinition list, String path, String id) {
    var argument = path.replaceAll("\\..*", "");
    var asked =
        Stream.of("first", "last")
            .filter(end -> list.getArgument(end) != null)
            .flatMap(end -> orders(list).map(order -> end + ": 5" + order))
            .toList();
    var document =
        IntStream.range(0, asked.size())
            .mapToObj(
                i ->
                    "a%d: %s(%s: $filter, %s) %s"
                        .formatted(i, list.getName(), argument, asked.get(i), whole(list)))
            .collect(
                Collectors.joining(
                    " ", "query($filter: %s) { ".formatted(type(list, argument)), " }"));
    var answer = Probe.post(viewer, document, Map.of("filter", at(path, id).get(argument)));
    return answer.path("data").isNull() ? answer.path("errors") : answer.path("data");
  }

  private static Stream<String> orders(GraphQLFieldDefinition list) {
    return list.getArgument("orderBy") == null
        ? Stream.of("")
        : Stream.of(", orderBy: NEWEST_FIRST", ", orderBy: OLDEST_FIRST");
  }

  /** The arguments that put a value at a filter's path. */
  static Map<String, Object> at(String path, Object value) {
    int dot = path.indexOf('.');
    var arguments = new HashMap<String, Object>();
    arguments.put(
        dot < 0 ? path : path.substring(0, dot),
        dot < 0 ? value : at(path.substring(dot + 1), value));
    return arguments;
  }
}
