package dev.countersign.journeys.isolation;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One field at the root of a document, with arguments that are given as variables of their own
 * types: many of them fit into one request.
 *
 * @param types of the arguments, by name
 * @param arguments by name
 * @param selection with its braces; empty for a leaf
 */
record Ask(
    String field, Map<String, String> types, Map<String, Object> arguments, String selection) {
  static Ask of(GraphQLFieldDefinition field, Map<String, ?> arguments, String selection) {
    var types = new LinkedHashMap<String, String>();
    arguments
        .keySet()
        .forEach(
            name ->
                types.put(name, GraphQLTypeUtil.simplePrint(field.getArgument(name).getType())));
    return new Ask(field.getName(), types, new LinkedHashMap<>(arguments), selection);
  }

  /** What of it stands at the head of the document. */
  String declared(String alias) {
    return types.entrySet().stream()
        .map(type -> "$%s_%s: %s".formatted(alias, type.getKey(), type.getValue()))
        .collect(Collectors.joining(", "));
  }

  String text(String alias) {
    var given =
        types.keySet().stream()
            .map(name -> "%s: $%s_%s".formatted(name, alias, name))
            .collect(Collectors.joining(", ", "(", ")"));
    return "%s: %s%s %s".formatted(alias, field, types.isEmpty() ? "" : given, selection);
  }

  void putVariables(String alias, Map<String, Object> into) {
    arguments.forEach((name, value) -> into.put(alias + "_" + name, value));
  }
}
