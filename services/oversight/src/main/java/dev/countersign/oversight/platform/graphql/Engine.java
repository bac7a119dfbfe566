package dev.countersign.oversight.platform.graphql;

import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.graphql.guard.Documents;
import dev.countersign.oversight.platform.graphql.guard.Watch;
import dev.countersign.oversight.platform.graphql.straight.LightFields;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.validation.Validator;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every execution. Setting one instrumentation replaces all, so all stand here;
 * depth and cost are weighed before the engine is reached at all.
 */
@Singleton
class Engine {
  private static final int MOST_ERRORS = 20;

  private final Documents documents;
  private final Standpoint standpoint;
  private final Instance<GraphQLSchema> schema;
  private final Instance<LightFields> light;
  private final OperationTimes times;

  Engine(
      Documents documents,
      Standpoint standpoint,
      Instance<GraphQLSchema> schema,
      @Any Instance<LightFields> light,
      OperationTimes times) {
    this.documents = documents;
    this.standpoint = standpoint;
    this.schema = schema;
    this.light = light;
    this.times = times;
  }

  void build(@Observes GraphQL.Builder builder) {
    // The engine reads the document a second time, by the defaults of its own library.
    ParserOptions.setDefaultOperationParserOptions(documents.parserOptions());
    Validator.setMaxValidationErrors(MOST_ERRORS);
    builder.schema(withLightFields(schema.get()));
    builder.instrumentation(
        new ChainedInstrumentation(
            List.of(
                new ErrorContract(),
                new Watching(),
                new WholeNumbers(),
                new OneStandpoint(standpoint),
                new Measuring(times))));
  }

  private GraphQLSchema withLightFields(GraphQLSchema served) {
    var registry =
        served.getCodeRegistry().transform(fields -> light.forEach(some -> some.add(fields)));
    return served.transformWithoutTypes(same -> same.codeRegistry(registry));
  }

  private static final class Watching extends SimplePerformantInstrumentation {
    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
        InstrumentationExecuteOperationParameters parameters,
        @Nullable InstrumentationState state) {
      Watch.saw(parameters.getExecutionContext());
      return SimpleInstrumentationContext.noOp();
    }
  }
}
