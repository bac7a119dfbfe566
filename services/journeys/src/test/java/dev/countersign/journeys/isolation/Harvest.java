package dev.countersign.journeys.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.isolation.Relation.Viewer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that a viewer gets to see by walking all lists, nested ones included. */
final class Harvest {
  private static final int DEEPEST = 3;
  private static final int PAGE = 40;
  private static final int NESTED = 20;

  private final GraphQLSchema schema;
  private final Viewer viewer;
  private final Map<String, Thing> things = new LinkedHashMap<>();

  /**
   * Something that is listed.
   *
   * @param id or all that a row says, if it has none
   * @param kind with its variant, for example {@code Model:announced}; or, behind an {@code @}, the
   *     id of the model that tells which; or, behind an {@code =}, the id of a thing that it is as
   * @param lab that it is about, or the id of a thing that tells
   * @param party the other organisation that it is also of, if any
   */
  record Thing(String id, String kind, String lab, @Nullable String party) {
    String type() {
      return kind.replaceAll(":.*", "");
    }

    /** True if it can be asked for by its id. */
    boolean hasId() {
      return !id.startsWith("{");
    }
  }

  private Harvest(GraphQLSchema schema, Viewer viewer) {
    this.schema = schema;
    this.viewer = viewer;
  }

  /** What one viewer sees, by id. */
  static Map<String, Thing> of(GraphQLSchema schema, Viewer viewer) {
    var harvest = new Harvest(schema, viewer);
    for (var field : schema.getQueryType().getFieldDefinitions()) {
      var how = World.TABLE.fields().get("Query." + field.getName());
      if (how != null && how.getFirst().equals("list")) {
        if (isConnection(field)) {
          harvest.list(field);
        } else {
          harvest.whole(field);
        }
      }
    }
    return harvest.things;
  }

  /** The same things, each with what another one tells of it: whose it is, and of which kind. */
  static Map<String, Thing> resolved(Map<String, Thing> seen, Map<String, Thing> all) {
    var found = new LinkedHashMap<String, Thing>();
    seen.forEach((id, thing) -> found.put(id, resolved(thing, all)));
    return found;
  }

  private static Thing resolved(Thing thing, Map<String, Thing> all) {
    var kind = thing.kind();
    if (kind.startsWith("=")) {
      var as = all.get(kind.substring(1));
      return as == null ? thing : new Thing(thing.id(), as.kind(), as.lab(), as.party());
    }
    var whose = all.get(thing.lab());
    int about = kind.indexOf('@');
    if (about > 0) {
      var model = all.get(kind.substring(about + 1));
      kind =
          kind.substring(0, about)
              + (model != null && model.kind().equals("Model:announced") ? ":announced" : "");
    }
    return new Thing(thing.id(), kind, whose == null ? thing.lab() : whose.lab(), thing.party());
  }

  private void list(GraphQLFieldDefinition field) {
    var document = "query($after: String) { " + selection(field, 0) + " }";
    var variables = new HashMap<String, Object>();
    while (true) {
      var seen = Probe.post(viewer, document, variables);
      var page = seen.at("/data/" + field.getName());
      if (page.isMissingNode()) {
        assertThat(Probe.isRefusedByRole(seen))
            .as(field.getName() + " for " + viewer + ": " + seen)
            .isTrue();
        return;
      }
      walk(page.path("nodes"), node(field), "", false);
      if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
        return;
      }
      variables.put("after", page.at("/pageInfo/endCursor").asText());
    }
  }

  /** What is no page of a list: things of one's own, or what holds lists. */
  private void whole(GraphQLFieldDefinition field) {
    var type = (GraphQLObjectType) typeOf(field);
    var seen =
        Probe.post(viewer, "{ %s { %s } }".formatted(field.getName(), inside(type, 0)), Map.of());
    var told = seen.at("/data/" + field.getName());
    if (told.isMissingNode()) {
      assertThat(Probe.isRefusedByRole(seen))
          .as(field.getName() + " for " + viewer + ": " + seen)
          .isTrue();
    } else if (told.isArray()) {
      walk(told, type, "", false);
    } else {
      below(told, type, "", false);
    }
  }

  static boolean isConnection(GraphQLFieldDefinition field) {
    return typeOf(field).getName().endsWith("Connection");
  }

  static GraphQLNamedOutputType typeOf(GraphQLFieldDefinition field) {
    return (GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(field.getType());
  }

  /** The type of what a connection lists. */
  static GraphQLObjectType node(GraphQLFieldDefinition connection) {
    var type = (GraphQLObjectType) typeOf(connection);
    return (GraphQLObjectType)
        GraphQLTypeUtil.unwrapAll(type.getFieldDefinition("nodes").getType());
  }

  private String selection(GraphQLFieldDefinition field, int depth) {
    var given = new StringBuilder();
    Lists.given(field)
        .forEach((name, value) -> given.append(", %s: \"%s\"".formatted(name, value)));
    return "%s(first: %d%s%s) { nodes { %s } pageInfo { hasNextPage endCursor } }"
        .formatted(
            field.getName(),
            depth == 0 ? PAGE : NESTED,
            depth == 0 ? ", after: $after" : "",
            given,
            inside(node(field), depth));
  }

  /** What tells of a thing, with the lists below it. */
  private String inside(GraphQLObjectType type, int depth) {
    var nested =
        depth == DEEPEST
            ? ""
            : type.getFieldDefinitions().stream()
                .filter(Harvest::isConnection)
                .map(list -> selection(list, depth + 1))
                .collect(Collectors.joining(" "));
    // Of what stands at the root alone: a request is to stay within its cost.
    var parts =
        type.getFieldDefinitions().stream()
            .filter(field -> depth == 0 && Parts.isPart(field))
            .map(part -> "%s { %s }".formatted(part.getName(), inside(Parts.type(part), DEEPEST)))
            .collect(Collectors.joining(" "));
    return "__typename %s %s %s".formatted(Row.telling(type), nested, parts);
  }

  private void walk(
      Iterable<JsonNode> nodes, GraphQLObjectType type, String lab, boolean underAnnounced) {
    for (var node : nodes) {
      var row = new Row(type.getName(), node, viewer);
      var whose = row.lab(lab);
      boolean announced = underAnnounced || node.path("announced").asBoolean();
      things.put(row.id(), new Thing(row.id(), row.kind(announced), whose, row.party()));
      below(node, type, whose, announced);
    }
  }

  private void below(JsonNode node, GraphQLObjectType type, String whose, boolean announced) {
    for (var field : type.getFieldDefinitions()) {
      if (isConnection(field)) {
        walk(node.path(field.getName()).path("nodes"), node(field), whose, announced);
      } else if (Parts.isPart(field)) {
        walk(Parts.of(node.path(field.getName())), Parts.type(field), whose, announced);
      }
    }
  }
}
