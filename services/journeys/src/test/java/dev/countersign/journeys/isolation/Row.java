package dev.countersign.journeys.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.isolation.Relation.Viewer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one row of an answer tells: which kind of thing it is, whose, and of whom else. */
final class Row {
  /** What an instrument asks of a lab, and no incident brought about. */
  static final String STANDING = "Obligation:standing";

  /** Fields that tell of whom a thing is beside its lab; the lab itself does not count. */
  private static final List<String> PARTIES =
      List.of("auditor", "regulator", "claimedBy", "organisation");

  /** Fields that tell whose a thing is by naming another, or which kind of its kind it is. */
  private static final List<String> TELLING =
      List.of("lab", "evidence", "announced", "everyone", "status", "evidenceClass", "instrument");

  /** What tells a row without an id from others, where more of it differs by viewer. */
  private static final Map<String, String> KEYS =
      Map.of(
          "AdoptionStanding", "lab",
          "Auditor", "organisation",
          "ComplianceMatrixLab", "lab",
          "ComplianceMatrixModel", "model",
          "CoverageChange", "lab requirementKey",
          "Redaction", "evidence");

  /** Kinds of which it tells more that everyone may see them. */
  private static final Set<String> SHARED = Set.of("AdoptedRequirement", "RequirementMapping");

  /** Kinds that the regulator of their instrument's jurisdiction is told of, and no other. */
  private static final Set<String> OF_A_REGIME = Set.of("Filing", "Milestone");

  private static final String DOCUMENT = "doc_";
  private static final String CLASSIFIED = "classifications";
  private static final Set<String> UNPUBLISHED = Set.of("DRAFT", "APPROVED", "WITHDRAWN");

  private final String type;
  private final JsonNode node;
  private final Viewer viewer;

  Row(String type, JsonNode node, Viewer viewer) {
    this.type = type;
    this.node = node;
    this.viewer = viewer;
  }

  /** What tells of a thing with an id; everything, where a row has none. */
  static String telling(GraphQLObjectType type) {
    boolean hasId = type.getFieldDefinition("id") != null;
    var inside = type.getFieldDefinition(CLASSIFIED) == null ? "" : CLASSIFIED + " { instrument }";
    return type.getFieldDefinitions().stream()
        .filter(field -> GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(field.getType())))
        .filter(field -> field.getArguments().isEmpty())
        .map(GraphQLFieldDefinition::getName)
        .filter(
            name -> !hasId || name.equals("id") || TELLING.contains(name) || PARTIES.contains(name))
        .collect(Collectors.joining(" ", "", " " + inside));
  }

  /** What tells it from others, to whomever it is shown. */
  String id() {
    var key = KEYS.get(type);
    return node.hasNonNull("id")
        ? node.path("id").asText()
        : key == null ? node.toString() : "{%s %s}".formatted(type, texts(key));
  }

  private String texts(String fields) {
    return Stream.of(fields.split(" "))
        .map(field -> node.path(field).asText())
        .collect(Collectors.joining(" "));
  }

  /** The lab that it is about, or the id of a thing that tells. */
  String lab(String above) {
    if (type.equals("Organisation")) {
      return id();
    }
    if (isOfItsReader()) {
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
  private boolean isOfItsReader() {
    return type.startsWith("Webhook");
  }

  /** Its kind, as the table has it, or how another thing tells it. */
  String kind(boolean announced) {
    return switch (type) {
      case "SearchHit" -> "=" + node.path("subject").asText();
      case "Reply" -> "=" + node.path("finding").asText();
      case "Redaction" -> "=" + node.path("evidence").asText();
      case "AttestationSummary" -> type + "@" + node.path("model").asText();
      case "Obligation" -> obligation();
      default -> type + variant(announced);
    };
  }

  /** A policy's own cadence is told by its framework document in place of an instrument. */
  private String obligation() {
    if (node.hasNonNull("incident")) {
      return type;
    }
    return node.path("instrument").asText().startsWith(DOCUMENT)
        ? type + ":reevaluation"
        : STANDING;
  }

  private String variant(boolean announced) {
    if (type.startsWith("Model") && announced) {
      return ":announced";
    }
    if (SHARED.contains(type) && node.path("everyone").asBoolean()) {
      return ":everyone";
    }
    return switch (type) {
      case "PolicyVersion" -> UNPUBLISHED.contains(node.path("status").asText()) ? ":draft" : "";
      case "RequirementMapping" ->
          node.path("claimedBy").equals(node.path("lab")) ? "" : ":regulator";
      case "Incident" -> node.path(CLASSIFIED).isEmpty() ? "" : ":classified";
      case "Evidence" -> ofClass(node.path("evidenceClass").asText());
      case "Filing" -> Relation.isAnywhere(node.path("instrument").asText()) ? ":anywhere" : "";
      default -> "";
    };
  }

  private static String ofClass(String evidenceClass) {
    return evidenceClass.equals("CONFIDENTIAL") ? "" : ":" + evidenceClass;
  }

  /** The other organisation that it is also of, if any. */
  @Nullable String party() {
    if (isOfItsReader()) {
      return viewer.organisation();
    }
    if (OF_A_REGIME.contains(type)) {
      return Relation.told(node.path("instrument").asText(), node.path("lab").asText());
    }
    if (type.equals("AuditorChoice")) {
      return node.path("chosen").path(0).asText(null);
    }
    return PARTIES.stream()
        .filter(node::hasNonNull)
        .map(name -> node.path(name).asText())
        .findFirst()
        .orElse(null);
  }
}
