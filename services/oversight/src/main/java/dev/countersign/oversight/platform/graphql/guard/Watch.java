package dev.countersign.oversight.platform.graphql.guard;

import graphql.execution.ExecutionContext;
import graphql.execution.ResultNodesInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One execution under watch: how much of an answer it has made. */
public final class Watch {
  private static final String KEY = "countersign.watch";

  private volatile @Nullable ExecutionContext context;

  /**
   * Begins in what the engine is given as its context.
   *
   * @param nodes how many values an answer may hold
   */
  public static Watch begin(Map<String, Object> metaData, int nodes) {
    var watch = new Watch();
    metaData.put(KEY, watch);
    metaData.put(ResultNodesInfo.MAX_RESULT_NODES, nodes);
    return watch;
  }

  /** The execution that is watched has begun. */
  public static void saw(ExecutionContext context) {
    Watch watch = context.getGraphQLContext().get(KEY);
    if (watch != null) {
      watch.context = context;
    }
  }

  /** True if the engine stopped because the answer became too large. */
  public boolean isOver() {
    var seen = context;
    return seen != null && seen.getResultNodesInfo().isMaxResultNodesExceeded();
  }
}
