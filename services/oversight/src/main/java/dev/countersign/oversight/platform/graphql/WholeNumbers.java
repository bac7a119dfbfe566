package dev.countersign.oversight.platform.graphql;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.TypeFromAST;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses variables that are to be whole numbers and are not, or are too large. The scalars let any
 * number through, and what reads them afterwards would cut it.
 */
final class WholeNumbers extends SimplePerformantInstrumentation {
  /** Who reads them keeps this many bits. */
  private static final Map<String, Integer> BITS = Map.of("Int", 32, "BigInteger", 64);

  @Override
  public InstrumentationContext<ExecutionResult> beginExecuteOperation(
      InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
    var context = parameters.getExecutionContext();
    var variables = context.getCoercedVariables().toMap();
    for (var defined : context.getOperationDefinition().getVariableDefinitions()) {
      var name = defined.getName();
      wrong(
              TypeFromAST.getTypeFromAST(context.getGraphQLSchema(), defined.getType()),
              variables.get(name),
              name.equals("input") ? "$" : "$" + name)
          .ifPresent(
              sentence -> {
                throw new AbortExecutionException(sentence);
              });
    }
    return SimpleInstrumentationContext.noOp();
  }

  /** The first that is wrong, with its path; empty if none is. */
  private static Optional<String> wrong(GraphQLType type, @Nullable Object value, String path) {
    if (value == null) {
      return Optional.empty();
    }
    return switch (type) {
      case GraphQLNonNull required -> wrong(required.getWrappedType(), value, path);
      case GraphQLList list when value instanceof Collection<?> values ->
          ofList(list.getWrappedType(), new ArrayList<>(values), path);
      // One value stands for a list of it.
      case GraphQLList list -> wrong(list.getWrappedType(), value, path);
      case GraphQLInputObjectType object when value instanceof Map<?, ?> fields ->
          object.getFields().stream()
              .flatMap(
                  field ->
                      wrong(
                          field.getType(),
                          fields.get(field.getName()),
                          path + "." + field.getName())
                          .stream())
              .findFirst();
      case GraphQLScalarType scalar when BITS.containsKey(scalar.getName()) ->
          isWhole(value, BITS.get(scalar.getName()))
              ? Optional.empty()
              : Optional.of(
                  "%s: it must be a whole number of at most %d bits."
                      .formatted(path, BITS.get(scalar.getName())));
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofList(GraphQLType type, List<?> values, String path) {
    for (int i = 0; i < values.size(); i++) {
      var wrong = wrong(type, values.get(i), "%s[%d]".formatted(path, i));
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private static boolean isWhole(Object value, int bits) {
    try {
      return new BigDecimal(value.toString()).toBigIntegerExact().bitLength() < bits;
    } catch (ArithmeticException | NumberFormatException e) {
      return false;
    }
  }
}
