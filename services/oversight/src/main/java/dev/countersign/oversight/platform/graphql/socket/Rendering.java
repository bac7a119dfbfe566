package dev.countersign.oversight.platform.graphql.socket;

import dev.countersign.oversight.platform.graphql.feed.Told;
import dev.countersign.oversight.platform.graphql.http.AnswerWriter;
import graphql.ExecutionResult;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One subscription as the engine runs it: a change goes in, the selected fields come out. It is run
 * once for all who asked the same and may see the same.
 */
final class Rendering implements Renderer, Subscriber<ExecutionResult> {
  private static final int MOST_BYTES = 1 << 20;
  private static final long SECONDS = 5;

  private final UnicastProcessor<Object> source = UnicastProcessor.create();
  private volatile CompletableFuture<ExecutionResult> next = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  /** The engine would not subscribe. */
  static final class RefusedSubscriptionException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient ExecutionResult result;

    RefusedSubscriptionException(ExecutionResult result) {
      super("The engine refused a subscription", null, false, false);
      this.result = result;
    }

    ExecutionResult result() {
      return result;
    }
  }

  /**
   * Subscribes, in the request that is active.
   *
   * @throws RefusedSubscriptionException if the engine refuses the document or the caller
   */
  static Rendering begin(ExecutionService engine, Told told, JsonObject request) {
    var rendering = new Rendering();
    told.from(rendering.source);
    var answer = new CompletableFuture<ExecutionResult>();
    var metaData = new HashMap<String, Object>();
    metaData.put("runBlocking", true);
    metaData.put("httpHeaders", Map.of());
    metaData.put("state", Arc.container().requestContext().getState());
    engine.executeSync(
        request,
        metaData,
        new ExecutionResponseWriter() {
          @Override
          public void write(ExecutionResponse response) {
            answer.complete(response.getExecutionResult());
          }

          @Override
          public void fail(Throwable fault) {
            answer.completeExceptionally(fault);
          }
        });
    var result = answer.join();
    if (!result.getErrors().isEmpty() || !(result.getData() instanceof Publisher<?> publisher)) {
      throw new RefusedSubscriptionException(result);
    }
    @SuppressWarnings("unchecked")
    var results = (Publisher<ExecutionResult>) publisher;
    results.subscribe(rendering);
    return rendering;
  }

  @Override
  public String render(Object change) {
    next = new CompletableFuture<>();
    source.onNext(change);
    try {
      var result = next.get(SECONDS, TimeUnit.SECONDS);
      return AnswerWriter.write(result, Map.of(), MOST_BYTES).toString(StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("A change could not be rendered", e);
    }
  }

  @Override
  public void end() {
    if (subscription != null) {
      subscription.cancel();
    }
  }

  @Override
  public void onSubscribe(Subscription begun) {
    subscription = begun;
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ExecutionResult result) {
    next.complete(result);
  }

  @Override
  public void onError(Throwable fault) {
    next.completeExceptionally(fault);
  }

  @Override
  public void onComplete() {
    next.completeExceptionally(new IllegalStateException("The engine ended a subscription"));
  }
}
