package dev.countersign.journeys.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.Api;
import dev.countersign.journeys.isolation.Relation.Viewer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that a viewer gets to see by walking all lists, nested ones included. */
final class Harvest {
  /** Fields that tell whose a thing is, and which kind of its kind. */
  private static final List<String> TELLING =
      List.of("lab", "auditor", "evaluator", "owner", "announced", "status", "evidenceClass");

  private static final Set<Object> UNPUBLISHED = Set.of("DRAFT", "APPROVED", "WITHDRAWN");
  private static final int DEEPEST = 3;
  private static final int PAGE = 40;
  private static final int NESTED = 20;

  private final GraphQLSchema schema;
  private final Map<String, Thing> things = new LinkedHashMap<>();

  /**
   * A thing with an id.
   *
   * @param kind with its variant, for example {@code Model:announced}
   * @param party the auditor that it is also of, if any
   */
  record Thing(String id, String kind, String lab, @Nullable String party) {}

  Harvest(GraphQLSchema schema) {
    this.schema = schema;
  }

  /** What one viewer sees, by id. */
  Map<String, Thing> of(Viewer viewer) {
    things.clear();
    for (var field : schema.getQueryType().getFieldDefinitions()) {
      if (isConnection(field) && node(field).getFieldDefinition("id") != null) {
        list(viewer, field);
      }
    }
    return new LinkedHashMap<>(things);
  }

  private void list(Viewer viewer, GraphQLFieldDefinition field) {
    var document = "query($after: String) { " + selection(field, 0) + " }";
    var variables = new LinkedHashMap<String, Object>();
    while (true) {
      var seen = Api.as(viewer.user()).post(document, variables);
      Map<String, Object> page = seen.getMap("data." + field.getName());
      if (page == null) {
        assertThat(seen.getString("errors[0].extensions.code"))
            .as(field.getName() + " for " + viewer)
            .isIn("FORBIDDEN", "UNAUTHENTICATED");
        return;
      }
      walk(page, node(field), "", false);
      var info = "data." + field.getName() + ".pageInfo.";
      if (!seen.getBoolean(info + "hasNextPage")) {
        return;
      }
      variables.put("after", seen.getString(info + "endCursor"));
    }
  }

  static boolean isConnection(GraphQLFieldDefinition field) {
    return typeOf(field).getName().endsWith("Connection");
  }

  private static GraphQLNamedOutputType typeOf(GraphQLFieldDefinition field) {
    return (GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(field.getType());
  }

  /** The type of what a connection lists. */
  static GraphQLObjectType node(GraphQLFieldDefinition connection) {
    var type = (GraphQLObjectType) typeOf(connection);
    return (GraphQLObjectType)
        GraphQLTypeUtil.unwrapAll(type.getFieldDefinition("nodes").getType());
  }

  private String selection(GraphQLFieldDefinition field, int depth) {
    var node = node(field);
    var nested =
        depth == DEEPEST
            ? ""
            : node.getFieldDefinitions().stream()
                .filter(Harvest::isConnection)
                .map(list -> selection(list, depth + 1))
                .collect(Collectors.joining(" "));
    var telling =
        TELLING.stream()
            .filter(
                name ->
                    node.getFieldDefinition(name) != null
                        && GraphQLTypeUtil.isLeaf(
                            GraphQLTypeUtil.unwrapAll(node.getFieldDefinition(name).getType())))
            .collect(Collectors.joining(" "));
    return "%s(first: %d%s) { nodes { __typename id %s %s } pageInfo { hasNextPage endCursor } }"
        .formatted(
            field.getName(),
            depth == 0 ? PAGE : NESTED,
            depth == 0 ? ", after: $after" : "",
            telling,
            nested);
  }

  @SuppressWarnings("unchecked")
  private void walk(
      Map<String, Object> page, GraphQLObjectType type, String lab, boolean underAnnounced) {
    for (var node : (List<Map<String, Object>>) Objects.requireNonNull(page.get("nodes"))) {
      var of = (String) node.getOrDefault("lab", lab);
      var id = (String) Objects.requireNonNull(node.get("id"));
      var whose = type.getName().equals("Organisation") ? id : of;
      boolean announced = underAnnounced || Boolean.TRUE.equals(node.get("announced"));
      things.put(id, new Thing(id, kind(type.getName(), node, announced), whose, party(node)));
      for (var field : type.getFieldDefinitions()) {
        if (isConnection(field) && node.get(field.getName()) instanceof Map<?, ?> nested) {
          walk((Map<String, Object>) nested, node(field), whose, announced);
        }
      }
    }
  }

  private static String kind(String type, Map<String, Object> node, boolean announced) {
    if (type.equals("PolicyVersion") && UNPUBLISHED.contains(node.get("status"))) {
      return type + ":draft";
    }
    if (type.startsWith("Model") && announced) {
      return type + ":announced";
    }
    if (type.equals("Evidence") && !"CONFIDENTIAL".equals(node.get("evidenceClass"))) {
      return type + ":" + node.get("evidenceClass");
    }
    return type;
  }

  private static @Nullable String party(Map<String, Object> node) {
    var auditor = node.get("auditor");
    return auditor instanceof String id ? id : null;
  }
}
