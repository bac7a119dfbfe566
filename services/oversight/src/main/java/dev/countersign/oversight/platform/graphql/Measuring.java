package dev.countersign.oversight.platform.graphql;

import dev.countersign.oversight.platform.edge.DatabaseAway;
import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationCreateStateParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Rate, faults and duration of every operation of the schema. Its name is the one field that the
 * document asks for at its root, which is checked by then: what a client calls its own document
 * would be a series of its own for everyone who likes.
 */
final class Measuring extends SimplePerformantInstrumentation {
  private static final String SEVERAL = "SEVERAL";
  private static final String NONE = "NONE";

  private final OperationTimes times;

  /** One execution under way. */
  private static final class Execution implements InstrumentationState {
    private final Timer.Sample began;
    private volatile String operation = NONE;

    Execution(Timer.Sample began) {
      this.began = began;
    }
  }

  Measuring(OperationTimes times) {
    this.times = times;
  }

  @Override
  public CompletableFuture<InstrumentationState> createStateAsync(
      InstrumentationCreateStateParameters parameters) {
    return CompletableFuture.completedFuture(new Execution(times.begin()));
  }

  @Override
  public InstrumentationContext<ExecutionResult> beginExecuteOperation(
      InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
    if (state instanceof Execution execution) {
      execution.operation = name(parameters.getExecutionContext().getOperationDefinition());
    }
    return SimpleInstrumentationContext.noOp();
  }

  private static String name(OperationDefinition operation) {
    var selections = operation.getSelectionSet().getSelections();
    return selections.size() == 1 && selections.getFirst() instanceof Field field
        ? field.getName()
        : SEVERAL;
  }

  /** Behind the error contract, so that every error has its code. */
  @Override
  public CompletableFuture<ExecutionResult> instrumentExecutionResult(
      ExecutionResult result,
      InstrumentationExecutionParameters parameters,
      @Nullable InstrumentationState state) {
    if (state instanceof Execution execution) {
      times.took(execution.operation, outcome(result), execution.began);
    }
    return CompletableFuture.completedFuture(result);
  }

  /** What an operator is to be woken for; a refusal is the caller's business. */
  private static final Set<String> FAULTS = Set.of("INTERNAL", DatabaseAway.CODE, "CLOCK_SKEWED");

  /** OK, FAULT or REFUSED. */
  static String outcome(ExecutionResult result) {
    if (result.getErrors().isEmpty()) {
      return "OK";
    }
    boolean fault =
        result.getErrors().stream()
            .anyMatch(
                error ->
                    error.getExtensions() != null
                        && FAULTS.contains(String.valueOf(error.getExtensions().get("code"))));
    return fault ? "FAULT" : "REFUSED";
  }
}
