package dev.countersign.journeys.isolation;

import dev.countersign.journeys.LaterContent;
import dev.countersign.proofs.digest.Sha256;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Inputs that are right in everything but one id. */
final class Inputs {
  private static final Map<String, Words> WORDS =
      Map.of(
          "org_aurelia", new Words("CYBER-2", "exploit-success", "EU_GPAI_COP"),
          "org_borealis", new Words("CYB-HIGH", "range-success", "EU_GPAI_COP"),
          "org_cygnus", new Words("AUT-1", "task-success", "US_CA_SB53"));

  /** What is named where a safeguard is attested. */
  private static final Set<String> SAFEGUARD =
      Set.of("prepareAttestation.input.modelVersion", "prepareAttestation.input.evidence");

  private final String under;
  private final Words words;
  private final Function<String, String> ids;

  /** What a lab's policy and regime call things. */
  private record Words(String threshold, String indicator, String instrument) {}

  /**
   * @param under the path that must be there though it is optional
   * @param home the lab that the input is about
   * @param ids the id, or the cursor, to put at a path
   */
  Inputs(String under, String home, Function<String, String> ids) {
    this.under = under;
    this.words = Objects.requireNonNull(WORDS.get(home));
    this.ids = ids;
  }

  Map<String, Object> of(String field, List<GraphQLArgument> arguments) {
    var values = new LinkedHashMap<String, Object>();
    for (var argument : arguments) {
      if (isNeeded(argument.getType(), field + "." + argument.getName())) {
        values.put(argument.getName(), value(argument.getType(), field + "." + argument.getName()));
      }
    }
    return values;
  }

  private boolean isNeeded(GraphQLType type, String path) {
    return type instanceof GraphQLNonNull
        || path.endsWith(".policy")
        || path.endsWith(".successes")
        || SAFEGUARD.contains(under)
            && (path.endsWith(".input.modelVersion")
                || path.endsWith(".method")
                || path.endsWith(".validations"))
        || under.equals("prepareAttestation.input.supersedes") && path.endsWith(".evaluation")
        || under.equals(path)
        || under.startsWith(path + ".");
  }

  private Object value(GraphQLType type, String path) {
    return switch (GraphQLTypeUtil.unwrapNonNull(type)) {
      case GraphQLList list ->
          isIdle(list, path) ? List.of() : List.of(value(list.getWrappedType(), path));
      case GraphQLEnumType values ->
          switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "conclusion" -> "REACHED";
            case "change" -> "NEW_TOOLS";
            case "start" ->
                path.startsWith("claimMilestone")
                    ? "PLACED_ON_MARKET"
                    : values.getValues().getFirst().getName();
            default -> values.getValues().getFirst().getName();
          };
      case GraphQLInputObjectType object -> {
        var fields = new LinkedHashMap<String, Object>();
        for (var field : object.getFieldDefinitions()) {
          var at = path + "." + field.getName();
          if (isNeeded(field.getType(), at)) {
            fields.put(field.getName(), value(field.getType(), at));
          }
        }
        yield fields;
      }
      default -> scalar(GraphQLTypeUtil.simplePrint(GraphQLTypeUtil.unwrapNonNull(type)), path);
    };
  }

  /** Lists of ids and of parents are left empty unless the id under test is in them. */
  private boolean isIdle(GraphQLList list, String path) {
    var element = GraphQLTypeUtil.simplePrint(GraphQLTypeUtil.unwrapAll(list));
    return !under.startsWith(path)
        && (element.equals("ID")
            || element.equals("ParentInput")
            || element.equals("AffiliateInput"));
  }

  private Object scalar(String type, String path) {
    var name = path.substring(path.lastIndexOf('.') + 1);
    return switch (type) {
      case "ID" -> ids.apply(path);
      case "Int" -> name.equals("points") ? 2 : 100;
      case "Boolean" -> false;
      case "DateTime" ->
          name.equals("from")
              ? "2026-04-01T00:00:00Z"
              : name.equals("dueAt") || name.toLowerCase(Locale.ROOT).contains("until")
                  ? "2028-01-01T00:00:00Z"
                  : "2026-05-20T00:00:00Z";
      default -> text(name, path);
    };
  }

  private String text(String name, String path) {
    if (name.equals("idempotencyKey")) {
      return UUID.randomUUID().toString();
    }
    if (name.endsWith("Digest") || name.equals("sha256")) {
      return Sha256.hex(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    }
    return switch (name) {
      case "trainingFlop", "flopCeiling" -> "9e30";
      case "thresholdKeys", "thresholdKey" -> words.threshold();
      case "indicatorKey" -> words.indicator();
      case "requirementKey" -> "METR-CE-1";
      case "commitmentKey" -> "publish";
      case "instrument" ->
          path.endsWith("Incident.input.instrument")
                  || path.contains("Incidents.")
                  || path.contains("IncidentReport.")
              ? words.instrument()
              : "METR_CE";
      case "policy" -> LaterContent.POLICY;
      case "after" -> ids.apply(path);
      default -> "1";
    };
  }
}
