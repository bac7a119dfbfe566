package dev.countersign.oversight.platform.graphql;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.countersign.oversight.platform.graphql.StraightFields.Reading;
import graphql.execution.ExecutionContext;
import graphql.execution.ValuesResolver;
import graphql.language.Field;
import graphql.language.SelectionSet;
import graphql.schema.FieldCoordinates;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a selection can be read straight, and how. Fragments, directives and fields that are not
 * known to be straight are left to the engine.
 */
final class StraightPlan {
  private static final Set<String> PLAIN = Set.of("String", "ID", "Int", "Boolean");

  private final ExecutionContext execution;
  private final StraightFields fields;

  StraightPlan(ExecutionContext execution, StraightFields fields) {
    this.execution = execution;
    this.fields = fields;
  }

  /** Empty if anything of it has to be left to the engine. */
  Optional<StraightSelection> of(GraphQLObjectType type, SelectionSet selections) {
    var wanted = new ArrayList<StraightSelection.Field>();
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
    return Optional.of(new StraightSelection(wanted));
  }

  private Optional<StraightSelection.Field> of(GraphQLObjectType type, Field field) {
    var definition = type.getFieldDefinition(field.getName());
    if (definition == null) {
      return Optional.empty();
    }
    var reading = reading(type, definition);
    if (reading.isEmpty()) {
      return Optional.empty();
    }
    var required = GraphQLTypeUtil.isNonNull(definition.getType());
    var of = innermost(definition.getType());
    var key = new SerializedString(field.getResultKey());
    var arguments = arguments(definition, field);
    if (of instanceof GraphQLObjectType object) {
      return of(object, field.getSelectionSet())
          .map(
              below -> new StraightSelection.Field(key, reading.get(), arguments, required, below));
    }
    boolean plain =
        of instanceof GraphQLEnumType
            || (of instanceof GraphQLScalarType scalar && PLAIN.contains(scalar.getName()));
    return plain
        ? Optional.of(new StraightSelection.Field(key, reading.get(), arguments, required, null))
        : Optional.empty();
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
        execution
            .getGraphQLSchema()
            .getCodeRegistry()
            .getDataFetcher(
                FieldCoordinates.coordinates(type.getName(), definition.getName()), definition);
    return fetcher instanceof Straight<?> straight
        ? Optional.of((source, arguments) -> straight.read(source))
        : Optional.empty();
  }

  private Map<String, ?> arguments(GraphQLFieldDefinition definition, Field field) {
    return definition.getArguments().isEmpty()
        ? Map.of()
        : ValuesResolver.getArgumentValues(
            execution.getGraphQLSchema().getCodeRegistry(),
            definition.getArguments(),
            field.getArguments(),
            execution.getCoercedVariables(),
            execution.getGraphQLContext(),
            execution.getLocale());
  }
}
