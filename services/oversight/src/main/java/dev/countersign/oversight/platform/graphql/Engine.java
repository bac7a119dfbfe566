package dev.countersign.oversight.platform.graphql;

import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.graphql.guard.Documents;
import dev.countersign.oversight.platform.graphql.guard.Watch;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.parser.ParserOptions;
import graphql.validation.Validator;
import jakarta.enterprise.event.Observes;
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

  Engine(Documents documents, Standpoint standpoint) {
    this.documents = documents;
    this.standpoint = standpoint;
  }

  void build(@Observes GraphQL.Builder builder) {
    // The engine reads the document a second time, by the defaults of its own library.
    ParserOptions.setDefaultOperationParserOptions(documents.parserOptions());
    Validator.setMaxValidationErrors(MOST_ERRORS);
    builder.instrumentation(
        new ChainedInstrumentation(
            List.of(new ErrorContract(), new Watching(), new OneStandpoint(standpoint))));
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
