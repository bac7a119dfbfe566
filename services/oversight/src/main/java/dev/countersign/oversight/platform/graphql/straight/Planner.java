package dev.countersign.oversight.platform.graphql.straight;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.countersign.oversight.platform.graphql.straight.StraightFields.Reading;
import graphql.language.Field;
import graphql.language.SelectionSet;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a selection can be read straight, and how. Fragments, directives and fields that are not
 * known to be straight are left to the engine.
 */
record Planner(GraphQLCodeRegistry registry, StraightFields fields) {
  private static final Set<String> PLAIN = Set.of("String", "ID", "Int", "Boolean");

  /** Empty if anything of it has to be left to the engine. */
  Optional<StraightPlan> of(GraphQLObjectType type, SelectionSet selections) {
    var wanted = new ArrayList<StraightPlan.Field>();
    var keys = new HashSet<String>();
    var asked = selections.getSelectionsOfType(Field.class);
    if (asked.size() != selections.getSelections().size()) {
      return Optional.empty();
    }
    for (var field : asked) {
      if (!field.getDirectives().isEmpty() || !keys.add(field.getResultKey())) {
        return Optional.empty();
      }
      var planned = of(type, field);
      if (planned.isEmpty()) {
        return Optional.empty();
      }
      wanted.add(planned.get());
    }
    return Optional.of(new StraightPlan(wanted));
  }

  private Optional<StraightPlan.Field> of(GraphQLObjectType type, Field field) {
    var definition = type.getFieldDefinition(field.getName());
    var reading = definition == null ? Optional.<Reading>empty() : reading(type, definition);
    if (reading.isEmpty()) {
      return Optional.empty();
    }
    var of = innermost(definition.getType());
    if (of instanceof GraphQLObjectType object) {
      return of(object, field.getSelectionSet())
          .map(below -> planned(field, definition, reading.get(), below));
    }
    boolean plain =
        of instanceof GraphQLEnumType
            || (of instanceof GraphQLScalarType scalar && PLAIN.contains(scalar.getName()));
    return plain ? Optional.of(planned(field, definition, reading.get(), null)) : Optional.empty();
  }

  private static StraightPlan.Field planned(
      Field field,
      GraphQLFieldDefinition definition,
      Reading reading,
      @Nullable StraightPlan below) {
    return new StraightPlan.Field(
        new SerializedString(field.getResultKey()),
        reading,
        definition.getArguments(),
        field.getArguments(),
        GraphQLTypeUtil.isNonNull(definition.getType()),
        below);
  }

  /** Of a list of lists, the inner list: those are not plain. */
  private static GraphQLType innermost(GraphQLType type) {
    var one = type instanceof GraphQLNonNull some ? some.getWrappedType() : type;
    if (one instanceof GraphQLList list) {
      one = list.getWrappedType();
    }
    return one instanceof GraphQLNonNull some ? some.getWrappedType() : one;
  }

  private Optional<Reading> reading(GraphQLObjectType type, GraphQLFieldDefinition definition) {
    var known = fields.reading(type.getName(), definition.getName());
    if (known.isPresent()) {
      return known;
    }
    var fetcher =
        registry.getDataFetcher(
            FieldCoordinates.coordinates(type.getName(), definition.getName()), definition);
    return fetcher instanceof Straight<?> straight
        ? Optional.of((source, arguments) -> straight.read(source))
        : Optional.empty();
  }
}
