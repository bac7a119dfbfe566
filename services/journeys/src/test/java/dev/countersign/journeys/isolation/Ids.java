package dev.countersign.journeys.isolation;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every place of the schema where a caller may put an id. */
final class Ids {
  private Ids() {}

  /** The root field of each, by the path to it. */
  static Map<String, GraphQLFieldDefinition> of(GraphQLSchema schema) {
    var found = new LinkedHashMap<String, GraphQLFieldDefinition>();
    roots(schema)
        .flatMap(root -> root.getFieldDefinitions().stream())
        .forEach(
            field ->
                under(field.getName(), field.getArguments())
                    .forEach(path -> found.put(path, field)));
    return found;
  }

  /** Places below the root where an id is taken, by {@code Type.field.argument}. */
  static List<String> nested(GraphQLSchema schema) {
    return types(schema)
        .flatMap(
            type ->
                type.getFieldDefinitions().stream()
                    .flatMap(
                        field ->
                            under(type.getName() + "." + field.getName(), field.getArguments())
                                .stream()))
        .toList();
  }

  /** Paths to ids in these arguments. */
  static List<String> under(String name, List<GraphQLArgument> arguments) {
    var found = new ArrayList<String>();
    arguments.forEach(
        argument -> collect(name + "." + argument.getName(), argument.getType(), found));
    return found;
  }

  private static void collect(String path, GraphQLType type, List<String> found) {
    var named = (GraphQLNamedType) GraphQLTypeUtil.unwrapAll(type);
    if (named.getName().equals("ID")) {
      found.add(path);
    } else if (named instanceof GraphQLInputObjectType object) {
      object
          .getFieldDefinitions()
          .forEach(field -> collect(path + "." + field.getName(), field.getType(), found));
    }
  }

  /** Query, Mutation and Subscription. */
  static Stream<GraphQLObjectType> roots(GraphQLSchema schema) {
    return Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType());
  }

  private static Stream<GraphQLObjectType> types(GraphQLSchema schema) {
    var roots = roots(schema).toList();
    return schema.getAllTypesAsList().stream()
        .filter(GraphQLObjectType.class::isInstance)
        .map(GraphQLObjectType.class::cast)
        .filter(type -> !roots.contains(type))
        .filter(type -> !type.getName().startsWith("__"));
  }

  /** Lists under things, by {@code Type.field}. */
  static List<String> nestedLists(GraphQLSchema schema) {
    return types(schema)
        .flatMap(
            type ->
                type.getFieldDefinitions().stream()
                    .filter(Harvest::isConnection)
                    .map(field -> type.getName() + "." + field.getName()))
        .toList();
  }

  /** An id of the same kind that names nothing. */
  static String madeUp(String id) {
    return id.startsWith("org_")
        ? "org_nobody"
        : id.substring(0, id.indexOf('_') + 1) + "0123456789abcdef0123456789abcdef";
  }

  /** A text in which every id reads the same. */
  static String withoutIds(String text) {
    return text.replaceAll("[a-z]{2,4}_([0-9a-f]{32}|nobody|aurelia|borealis|cygnus)", "ID");
  }
}
