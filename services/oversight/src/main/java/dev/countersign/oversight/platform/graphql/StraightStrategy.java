package dev.countersign.oversight.platform.graphql;

import com.fasterxml.jackson.core.JsonFactory;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.ResultNodesInfo;
import graphql.language.Field;
import graphql.schema.GraphQLObjectType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Executes queries as the engine does, but for one thing: where a query asks for one field, and all
 * below it is read straight, its answer is written as it is read, and no value is kept twice. Up to
 * there everything is the engine's: the document's validity, roles, arguments, the state to look
 * at. Whatever cannot be read so, for whatever reason, the engine reads, and says what is wrong.
 */
final class StraightStrategy extends AsyncExecutionStrategy {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int FIRST_BYTES = 16_384;

  private final StraightFields fields;

  StraightStrategy(DataFetcherExceptionHandler faults, StraightFields fields) {
    super(faults);
    this.fields = fields;
  }

  @Override
  protected Object completeValueForObject(
      ExecutionContext execution,
      ExecutionStrategyParameters parameters,
      GraphQLObjectType type,
      Object value) {
    return straight(execution, parameters, type, value)
        .<Object>map(json -> json)
        .orElseGet(() -> super.completeValueForObject(execution, parameters, type, value));
  }

  private Optional<StraightJson> straight(
      ExecutionContext execution,
      ExecutionStrategyParameters parameters,
      GraphQLObjectType type,
      Object value) {
    var selections = execution.getOperationDefinition().getSelectionSet().getSelections();
    if (parameters.getPath().getLevel() != 1
        || selections.size() != 1
        || !(selections.getFirst() instanceof Field root)
        || !root.getDirectives().isEmpty()) {
      return Optional.empty();
    }
    try {
      return new StraightPlan(execution, fields)
          .of(type, root.getSelectionSet())
          .map(wanted -> write(wanted, value, most(execution)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static StraightJson write(StraightSelection wanted, Object value, int most) {
    var out = new ByteArrayOutputStream(FIRST_BYTES);
    try (var json = JSON.createGenerator(out)) {
      wanted.write(value, json, new StraightSelection.Left(most));
    } catch (IOException e) {
      throw new UncheckedIOException("An answer could not be written", e);
    }
    return new StraightJson(out);
  }

  private static int most(ExecutionContext execution) {
    Integer most = execution.getGraphQLContext().get(ResultNodesInfo.MAX_RESULT_NODES);
    return most == null ? Integer.MAX_VALUE : most;
  }
}
