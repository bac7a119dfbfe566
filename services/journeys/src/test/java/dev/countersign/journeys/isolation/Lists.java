package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.SCHEMA;

import dev.countersign.journeys.isolation.Relation.Viewer;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every list that the schema has at its root, asked in every way that it can be. */
final class Lists {
  private static final List<String> ARGUMENTS =
      List.of("first", "after", "last", "before", "orderBy", "asOf");

  /** What some lists cannot be asked without, though it names nothing. */
  private static final Map<String, String> GIVEN =
      Map.of(
          "words",
              "safeguard or scale or evaluate or threshold or sandbox or told or cyber or draft",
          "instrument", "EU_GPAI_COP",
          "earlier", "2026-06-25T00:00:00Z",
          "later", "2026-08-12T00:00:00Z");

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
        .map(Harvest::node)
        .forEach(
            type -> {
              types.add(type.getName());
              type.getFieldDefinitions().stream()
                  .filter(Parts::isPart)
                  .forEach(part -> types.add(Parts.type(part).getName()));
            });
    return types;
  }

  static List<GraphQLFieldDefinition> all() {
    return SCHEMA.getQueryType().getFieldDefinitions().stream()
        .filter(Harvest::isConnection)
        .toList();
  }

  /** True if it cannot be asked without naming something. */
  static boolean needsMore(GraphQLFieldDefinition list) {
    return required(list).anyMatch(argument -> !GIVEN.containsKey(argument.getName()));
  }

  private static Stream<GraphQLArgument> required(GraphQLFieldDefinition list) {
    return list.getArguments().stream().filter(a -> a.getType() instanceof GraphQLNonNull);
  }

  /** What must be given to a list that names nothing. */
  static Map<String, Object> given(GraphQLFieldDefinition list) {
    var given = new HashMap<String, Object>();
    required(list)
        .map(GraphQLArgument::getName)
        .filter(GIVEN::containsKey)
        .forEach(name -> given.put(name, GIVEN.get(name)));
    return given;
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
    var arguments = given(list);
    required(list)
        .map(GraphQLArgument::getName)
        .filter(name -> !arguments.containsKey(name))
        .forEach(
            name ->
                arguments.put(
                    name,
                    name.equals("organisation")
                        ? "org_kestrel"
                        : world.anyOf("Evidence:PUBLIC", viewer.home()).orElse("evd_0")));
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

  /** The type of what a list holds that is not for everyone. */
  static String hiding(GraphQLFieldDefinition list) {
    return list.getName().equals("search") ? "Evaluation" : Harvest.node(list).getName();
  }

  /** Asks for all of it that these arguments choose. */
  static Ask ask(GraphQLFieldDefinition list, Map<String, ?> arguments) {
    var all = given(list);
    all.putAll(arguments);
    return Ask.of(list, all, whole(list));
  }

  /** What a filter lets through under both orders and from both ends, with counts and cursors. */
  static List<Ask> inAllOrders(
      Viewer viewer, World world, GraphQLFieldDefinition list, String path, String id) {
    var asked = new ArrayList<Ask>();
    for (var end : List.of("first", "last")) {
      for (var order : orders(list)) {
        if (list.getArgument(end) != null) {
          var arguments = needed(viewer, world, list);
          if (list.getName().equals("search")) {
            // What policies say is everyone's to find.
            arguments.put("kinds", List.of("FINDING", "INCIDENT", "INQUIRY"));
          }
          arguments.putAll(at(path, id));
          arguments.put(end, 5);
          order.ifPresent(name -> arguments.put("orderBy", name));
          asked.add(ask(list, arguments));
        }
      }
    }
    return asked;
  }

  private static List<Optional<String>> orders(GraphQLFieldDefinition list) {
    return list.getArgument("orderBy") == null
        ? List.of(Optional.empty())
        : List.of(Optional.of("NEWEST_FIRST"), Optional.of("OLDEST_FIRST"));
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
