package dev.countersign.journeys.isolation;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every place of the schema where a caller may put an id. */
final class Ids {
  private Ids() {}

  /** The root field of each, by the path to it. */
  static Map<String, GraphQLFieldDefinition> of(GraphQLSchema schema) {
    var found = new LinkedHashMap<String, GraphQLFieldDefinition>();
    for (var root : List.of(schema.getQueryType(), schema.getMutationType())) {
      for (var field : root.getFieldDefinitions()) {
        for (var argument : field.getArguments()) {
          collect(field.getName() + "." + argument.getName(), argument.getType(), field, found);
        }
      }
    }
    return found;
  }

  private static void collect(
      String path,
      GraphQLType type,
      GraphQLFieldDefinition field,
      Map<String, GraphQLFieldDefinition> found) {
    var named = (GraphQLNamedType) GraphQLTypeUtil.unwrapAll(type);
    if (named.getName().equals("ID")) {
      found.put(path, field);
    } else if (named instanceof GraphQLInputObjectType object) {
      object
          .getFieldDefinitions()
          .forEach(f -> collect(path + "." + f.getName(), f.getType(), field, found));
    }
  }

  /** Lists under things, by {@code Type.field}. */
  static List<String> nestedLists(GraphQLSchema schema) {
    return schema.getAllTypesAsList().stream()
        .filter(GraphQLObjectType.class::isInstance)
        .map(GraphQLObjectType.class::cast)
        .filter(type -> type != schema.getQueryType() && type != schema.getMutationType())
        .filter(type -> !type.getName().startsWith("__"))
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
    return text.replaceAll("[a-z]{2,3}_([0-9a-f]{32}|nobody|aurelia|borealis|cygnus)", "ID");
  }
}
