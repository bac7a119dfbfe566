package dev.countersign.oversight.platform.graphql.http;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The schema with some of its operations, and only the types that these need. */
final class SchemaCut {
  private final GraphQLSchema schema;
  private final Map<String, GraphQLType> needed = new LinkedHashMap<>();
  private final Deque<GraphQLType> toLookAt = new ArrayDeque<>();

  private SchemaCut(GraphQLSchema schema) {
    this.schema = schema;
  }

  /**
   * @param shown which root fields remain; a root that keeps none goes whole
   */
  static GraphQLSchema of(GraphQLSchema schema, Predicate<String> shown) {
    return new SchemaCut(schema).keep(shown);
  }

  private GraphQLSchema keep(Predicate<String> shown) {
    var query = cut(schema.getQueryType(), shown);
    var mutation = cut(schema.getMutationType(), shown);
    var subscription = cut(schema.getSubscriptionType(), shown);
    while (!toLookAt.isEmpty()) {
      lookAt(toLookAt.pop());
    }
    return GraphQLSchema.newSchema()
        .query(query)
        .mutation(mutation)
        .subscription(subscription)
        // Fields name their types; here are the types that they name.
        .additionalTypes(Set.copyOf(needed.values()))
        .additionalDirectives(new LinkedHashSet<>(schema.getDirectives()))
        .codeRegistry(schema.getCodeRegistry())
        .build();
  }

  private @Nullable GraphQLObjectType cut(
      @Nullable GraphQLObjectType root, Predicate<String> shown) {
    if (root == null) {
      return null;
    }
    var fields =
        root.getFieldDefinitions().stream().filter(field -> shown.test(field.getName())).toList();
    need(fields);
    return fields.isEmpty() ? null : root.transform(type -> type.replaceFields(fields));
  }

  private void need(Collection<GraphQLFieldDefinition> fields) {
    for (var field : fields) {
      need(field.getType());
      field.getArguments().stream().map(GraphQLArgument::getType).forEach(this::need);
    }
  }

  private void need(GraphQLType type) {
    var named = (GraphQLNamedType) GraphQLTypeUtil.unwrapAll(type);
    if (needed.putIfAbsent(named.getName(), named) == null) {
      toLookAt.push(named);
    }
  }

  private void lookAt(GraphQLType type) {
    if (type instanceof GraphQLFieldsContainer container) {
      need(container.getFieldDefinitions());
    }
    if (type instanceof GraphQLObjectType object) {
      object.getInterfaces().forEach(this::need);
    }
    if (type instanceof GraphQLInterfaceType anInterface) {
      // What a thing may turn out to be is named by no field.
      schema.getImplementations(anInterface).forEach(this::need);
    }
    if (type instanceof GraphQLInputObjectType input) {
      input.getFieldDefinitions().forEach(field -> need(field.getType()));
    }
  }
}
