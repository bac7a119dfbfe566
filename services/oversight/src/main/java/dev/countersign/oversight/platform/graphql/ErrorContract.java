package dev.countersign.oversight.platform.graphql;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.oversight.platform.edge.DatabaseAway;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.schema.CoercingParseValueException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every error leaves with a code from the catalogue and a sentence. Refusals say what to do; an
 * unexpected fault says nothing but its trace id, which the log has too.
 */
public final class ErrorContract extends SimplePerformantInstrumentation {
  private static final Logger LOG = Logger.getLogger(ErrorContract.class);

  @Override
  public CompletableFuture<ExecutionResult> instrumentExecutionResult(
      ExecutionResult result,
      InstrumentationExecutionParameters parameters,
      @Nullable InstrumentationState state) {
    if (result.getErrors().isEmpty()) {
      return CompletableFuture.completedFuture(result);
    }
    return CompletableFuture.completedFuture(
        ExecutionResultImpl.newExecutionResult()
            .from(result)
            .errors(result.getErrors().stream().map(ErrorContract::spoken).toList())
            .build());
  }

  private static GraphQLError spoken(GraphQLError error) {
    return switch (cause(error)) {
      case DocumentProblemsException document ->
          build(
              error,
              String.valueOf(document.getMessage()),
              Map.of("code", document.code(), "problems", problems(document)));
      case RuleBrokenException broken -> say(error, broken.code(), broken.getMessage());
      case UnauthorizedException unauthorized ->
          say(error, "UNAUTHENTICATED", "Sign in: this needs a valid token.");
      case ForbiddenException forbidden -> say(error, "FORBIDDEN", "Your role may not do this.");
      case null -> ofTheDocument(error);
      case Throwable ofTheInput when ofTheInput == error -> ofTheDocument(error);
      case Throwable fault when DatabaseAway.isBehind(thrown(error)) -> {
        LOG.warnf("The database does not answer: %s", fault.getMessage());
        yield say(error, DatabaseAway.CODE, DatabaseAway.SENTENCE);
      }
      case Throwable fault -> {
        var trace = UUID.randomUUID().toString();
        LOG.errorf(fault, "Unexpected fault, trace id %s", trace);
        yield build(
            error,
            "Something went wrong on our side. Quote the trace id when you report it.",
            Map.of("code", "INTERNAL", "traceId", trace));
      }
    };
  }

  private static List<Map<String, String>> problems(DocumentProblemsException document) {
    return document.problems().stream()
        .map(p -> Map.of("path", p.path(), "code", p.code(), "message", p.message()))
        .toList();
  }

  private static GraphQLError ofTheDocument(GraphQLError error) {
    ErrorClassification type = error.getErrorType();
    var code = type == ErrorType.DataFetchingException ? "INTERNAL" : "INVALID_INPUT";
    return say(error, code, error.getMessage());
  }

  private static @Nullable Throwable thrown(GraphQLError error) {
    return switch (error) {
      case graphql.ExceptionWhileDataFetching fetching -> fetching.getException();
      case Throwable thrown -> thrown;
      default -> null;
    };
  }

  private static @Nullable Throwable cause(GraphQLError error) {
    var fault = thrown(error);
    while (fault != null
        && fault.getCause() != null
        && !(fault instanceof RuleBrokenException)
        && !(fault instanceof SecurityException)
        && !(fault instanceof CoercingParseValueException)) {
      fault = fault.getCause();
    }
    return fault;
  }

  private static GraphQLError say(GraphQLError error, String code, @Nullable String sentence) {
    return build(error, sentence == null ? code : sentence, Map.of("code", code));
  }

  private static GraphQLError build(
      GraphQLError error, String sentence, Map<String, Object> extensions) {
    var builder = GraphqlErrorBuilder.newError().message("%s", sentence).extensions(extensions);
    if (error.getLocations() != null) {
      builder.locations(error.getLocations());
    }
    if (error.getPath() != null) {
      builder.path(error.getPath());
    }
    return builder.build();
  }
}
