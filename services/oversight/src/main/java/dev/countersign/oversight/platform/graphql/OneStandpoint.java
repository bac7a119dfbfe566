package dev.countersign.oversight.platform.graphql;

import dev.countersign.oversight.platform.AsOf;
import dev.countersign.oversight.platform.Standpoint;
import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.ValuesResolver;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLFieldDefinition;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settles, before anything is read, which state the whole request looks at. Were it told field by
 * field, a child that forgot to pass it on would show what was recorded later.
 */
final class OneStandpoint extends SimplePerformantInstrumentation {
  private static final String ARGUMENT = "asOf";

  private final Standpoint standpoint;

  OneStandpoint(Standpoint standpoint) {
    this.standpoint = standpoint;
  }

  @Override
  public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
      InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
    var execution = parameters.getExecutionContext();
    if (execution.getOperationDefinition().getOperation() == Operation.QUERY) {
      standpoint.look(asked(execution), true);
    }
    return SimpleInstrumentationContext.noOp();
  }

  private static AsOf asked(ExecutionContext execution) {
    var all = new HashSet<AsOf>();
    for (var field : rootFields(execution)) {
      asked(execution, field).ifPresent(all::add);
    }
    if (all.size() > 1) {
      throw new AbortExecutionException(
          "One request looks at one state: give every field that takes asOf the same, or ask twice.");
    }
    return all.stream().findFirst().orElse(AsOf.NOW);
  }

  private static Iterable<MergedField> rootFields(ExecutionContext execution) {
    var collecting =
        FieldCollectorParameters.newParameters()
            .schema(execution.getGraphQLSchema())
            .objectType(execution.getGraphQLSchema().getQueryType())
            .fragments(execution.getFragmentsByName())
            .variables(execution.getCoercedVariables().toMap())
            .graphQLContext(execution.getGraphQLContext())
            .build();
    return new FieldCollector()
        .collectFields(collecting, execution.getOperationDefinition().getSelectionSet())
        .getSubFieldsList();
  }

  /** Empty for a field that takes none. */
  private static Optional<AsOf> asked(ExecutionContext execution, MergedField field) {
    var schema = execution.getGraphQLSchema();
    GraphQLFieldDefinition definition =
        schema.getQueryType().getFieldDefinition(field.getSingleField().getName());
    if (definition == null || definition.getArgument(ARGUMENT) == null) {
      return Optional.empty();
    }
    var arguments =
        ValuesResolver.getArgumentValues(
            schema.getCodeRegistry(),
            definition.getArguments(),
            field.getSingleField().getArguments(),
            execution.getCoercedVariables(),
            execution.getGraphQLContext(),
            execution.getLocale());
    return Optional.of(arguments.get(ARGUMENT) instanceof Map<?, ?> asOf ? read(asOf) : AsOf.NOW);
  }

  private static AsOf read(Map<?, ?> asOf) {
    try {
      return AsOf.asked(asOf);
    } catch (DateTimeException e) {
      throw new AbortExecutionException("asOf takes instants like 2026-07-25T00:00:00Z.");
    }
  }
}
