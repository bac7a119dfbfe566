package dev.countersign.evidence.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a log says of itself, and what its samples say. Figures are text, exactly as written.
 *
 * @param model a name, not a digest of weights
 * @param created as written
 * @param planned samples, over all epochs
 * @param samples that the file holds
 * @param limit of samples, as written, null if none was set
 */
public record LogSummary(
    @Nullable String task,
    @Nullable String taskVersion,
    @Nullable String model,
    @Nullable String status,
    @Nullable String created,
    @Nullable Revision revision,
    @Nullable String limit,
    boolean invalidated,
    @Nullable Long planned,
    @Nullable Long completed,
    long samples,
    List<ScoreSummary> scores) {

  /** The code that ran; dirty if it was not all committed. */
  public record Revision(String commit, @Nullable String origin, boolean dirty) {}

  /** One score with its claimed metrics, and beside them what the samples give. */
  public record ScoreSummary(
      String name,
      @Nullable String scorer,
      @Nullable String reducer,
      @Nullable Long scored,
      @Nullable Long unscored,
      List<Metric> metrics,
      @Nullable Recomputed recomputed) {}

  /**
   * A claimed metric.
   *
   * @param value null if it is NaN, infinite or no number
   */
  public record Metric(String name, @Nullable String value) {}

  /**
   * Counted over the samples in the file.
   *
   * @param n samples with a value
   */
  public record Recomputed(long successes, long n) {}
}
