package dev.countersign.journeys.isolation;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.stream.Collectors;

/** What to select of an answer so that whatever it tells shows. */
final class Selections {
  private static final int DEEPEST = 2;

  private Selections() {}

  /** That there is an answer; empty for a leaf. */
  static String name(GraphQLFieldDefinition field) {
    return GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(field.getType()))
        ? ""
        : "{ __typename }";
  }

  /** Every plain field of it, down to what stands inside of it; empty for a leaf. */
  static String plain(GraphQLFieldDefinition field) {
    return plain(field, 0);
  }

  private static String plain(GraphQLFieldDefinition field, int depth) {
    if (!(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType type)) {
      return name(field);
    }
    return type.getFieldDefinitions().stream()
        .filter(
            inner ->
                depth < DEEPEST
                    || GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(inner.getType())))
        .filter(Selections::needsNothing)
        .filter(inner -> !Harvest.isConnection(inner) && !inner.getName().equals("edges"))
        .map(inner -> inner.getName() + " " + plain(inner, depth + 1))
        .collect(Collectors.joining(" ", "{ __typename ", "}"));
  }

  private static boolean needsNothing(GraphQLFieldDefinition field) {
    return field.getArguments().stream().noneMatch(a -> a.getType() instanceof GraphQLNonNull);
  }
}
