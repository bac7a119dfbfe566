package dev.countersign.journeys.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.util.List;
import java.util.Set;

/**
 * What stands inside of a thing, without an id or a list of its own, and is not for everyone who
 * sees the thing.
 */
final class Parts {
  private static final Set<String> TYPES =
      Set.of(
          "AdoptionStanding",
          "AuditorCallAnswer",
          "AuditorChoice",
          "Reply",
          "RevenueShare",
          "ThresholdReading");

  private Parts() {}

  static boolean isPart(GraphQLFieldDefinition field) {
    return TYPES.contains(Harvest.typeOf(field).getName());
  }

  static GraphQLObjectType type(GraphQLFieldDefinition part) {
    return (GraphQLObjectType) Harvest.typeOf(part);
  }

  /** All that a field holds: many, one or none. */
  static Iterable<JsonNode> of(JsonNode told) {
    return told.isObject() ? List.of(told) : told;
  }
}
