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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that a viewer gets to see by walking all lists, nested ones included. */
final class Harvest {
  /** Fields that tell of whom a thing is beside its lab; the lab itself does not count. */
  private static final List<String> PARTIES =
      List.of("auditor", "regulator", "claimedBy", "organisation");

  /** Fields that tell whose a thing is by naming another, or which kind of its kind it is. */
  private static final List<String> TELLING =
      List.of("lab", "evidence", "announced", "everyone", "status", "evidenceClass");

  /** What tells a row without an id from others, where more of it differs by viewer. */
  private static final Map<String, String> KEYS =
      Map.of(
          "Auditor", "organisation",
          "ComplianceMatrixLab", "lab",
          "ComplianceMatrixModel", "model");

  /** What a lab owes that no incident brought about. */
  static final String STANDING = "Obligation:standing";

  private static final String CLASSIFIED = "classifications";
  private static final Set<String> UNPUBLISHED = Set.of("DRAFT", "APPROVED", "WITHDRAWN");
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
    return "__typename %s %s".formatted(leaves(type), nested);
  }

  /** What tells of a thing with an id; everything, where a row has none. */
  private static String leaves(GraphQLObjectType node) {
    boolean hasId = node.getFieldDefinition("id") != null;
    var inside = node.getFieldDefinition(CLASSIFIED) == null ? "" : CLASSIFIED + " { instrument }";
    return node.getFieldDefinitions().stream()
        .filter(field -> GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(field.getType())))
        .filter(field -> field.getArguments().isEmpty())
        .map(GraphQLFieldDefinition::getName)
        .filter(
            name -> !hasId || name.equals("id") || TELLING.contains(name) || PARTIES.contains(name))
        .collect(Collectors.joining(" ", "", " " + inside));
  }

  private void walk(JsonNode nodes, GraphQLObjectType type, String lab, boolean underAnnounced) {
    for (var node : nodes) {
      var id = id(type, node);
      var whose = type.getName().equals("Organisation") ? id : lab(type, node, lab);
      boolean announced = underAnnounced || node.path("announced").asBoolean();
      things.put(
          id, new Thing(id, kind(type.getName(), node, announced), whose, party(type, node)));
      below(node, type, whose, announced);
    }
  }

  private void below(JsonNode node, GraphQLObjectType type, String whose, boolean announced) {
    for (var field : type.getFieldDefinitions()) {
      if (isConnection(field)) {
        walk(node.path(field.getName()).path("nodes"), node(field), whose, announced);
      }
    }
  }

  /** What tells a row from others, to whomever it is shown. */
  private static String id(GraphQLObjectType type, JsonNode node) {
    var key = KEYS.get(type.getName());
    return node.hasNonNull("id")
        ? node.path("id").asText()
        : key == null
            ? node.toString()
            : "{%s %s}".formatted(type.getName(), node.path(key).asText());
  }

  private String lab(GraphQLObjectType type, JsonNode node, String above) {
    if (isOfItsReader(type)) {
      return Relation.LABS.contains(viewer.organisation()) ? viewer.organisation() : "";
    }
    return node.hasNonNull("lab")
        ? node.path("lab").asText()
        : node.hasNonNull("evidence") ? node.path("evidence").asText() : above;
  }

  /**
   * A webhook does not say whose it is. Whoever comes by it is taken for its owner, so that a
   * second one is one too many.
   */
  private static boolean isOfItsReader(GraphQLObjectType type) {
    return type.getName().startsWith("Webhook");
  }

  private static String kind(String type, JsonNode node, boolean announced) {
    if (type.equals("PolicyVersion") && UNPUBLISHED.contains(node.path("status").asText())) {
      return type + ":draft";
    }
    if (type.startsWith("Model") && announced) {
      return type + ":announced";
    }
    if (type.equals("RequirementMapping")) {
      return node.path("everyone").asBoolean()
          ? type + ":everyone"
          : node.path("claimedBy").equals(node.path("lab")) ? type : type + ":regulator";
    }
    if (type.equals("Incident") && !node.path(CLASSIFIED).isEmpty()) {
      return type + ":classified";
    }
    if (type.equals("Obligation") && !node.hasNonNull("incident")) {
      return STANDING;
    }
    if (type.equals("SearchHit")) {
      return "=" + node.path("subject").asText();
    }
    if (type.equals("AttestationSummary")) {
      return type + "@" + node.path("model").asText();
    }
    var evidenceClass = node.path("evidenceClass").asText();
    if (type.equals("Evidence") && !evidenceClass.equals("CONFIDENTIAL")) {
      return type + ":" + evidenceClass;
    }
    return type;
  }

  private @Nullable String party(GraphQLObjectType type, JsonNode node) {
    if (isOfItsReader(type)) {
      return viewer.organisation();
    }
    return PARTIES.stream()
        .filter(node::hasNonNull)
        .map(name -> node.path(name).asText())
        .findFirst()
        .orElse(null);
  }
}
