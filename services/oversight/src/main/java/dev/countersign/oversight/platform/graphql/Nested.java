package dev.countersign.oversight.platform.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.quarkus.arc.Arc;
import io.smallrye.context.SmallRyeThreadContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.MappedBatchLoaderWithContext;

/**
 * What each row of a list has below it, read once for all rows. A source list would do for fields
 * without arguments; with them, it takes those of the first row for those of every row, though an
 * alias may ask the same field otherwise. Here each set of arguments is read for itself.
 */
public final class Nested {
  private Nested() {}

  /**
   * What the row of this id has.
   *
   * @param field the type and the field
   * @param with the arguments
   * @param read gives what each of the rows of these ids has, by their ids
   */
  public static <R> CompletionStage<R> of(
      String field, Object with, String id, Function<List<String>, Map<String, R>> read) {
    return of(field, with, id, id, read);
  }

  /**
   * What this row has.
   *
   * @param read gives what each of these rows has, by their ids
   */
  public static <T, R> CompletionStage<R> of(
      String field, Object with, String id, T row, Function<List<T>, Map<String, R>> read) {
    MappedBatchLoaderWithContext<String, R> ofAll = loader(read);
    DataLoader<String, R> loader =
        SmallRyeContextManager.getCurrentSmallRyeContext()
            .unwrap(DataFetchingEnvironment.class)
            .getDataLoaderRegistry()
            .computeIfAbsent(
                field + " " + with, name -> DataLoaderFactory.newMappedDataLoader(ofAll));
    return loader.load(id, row);
  }

  @SuppressWarnings("unchecked")
  private static <T, R> MappedBatchLoaderWithContext<String, R> loader(
      Function<List<T>, Map<String, R>> read) {
    // What belongs to the request is known here, and goes along to whoever reads.
    var inThisRequest =
        Arc.container().select(SmallRyeThreadContext.class).get().contextualFunction(read);
    return (ids, rows) -> {
      var all = (List<T>) rows.getKeyContextsList();
      return Context.isOnEventLoopThread()
          ? Vertx.currentContext()
              .executeBlocking(() -> inThisRequest.apply(all), false)
              .toCompletionStage()
          : CompletableFuture.completedFuture(inThisRequest.apply(all));
    };
  }
}
