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
 * @param origin where the log comes from, as far as it says
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
    List<ScoreSummary> scores,
    Origin origin) {

  /**
   * What the log says of the tool that wrote it and of what it ran on.
   *
   * @param library that wrote the log
   * @param run the library's own id of the run
   * @param modelRevision of the weights, where the log has one
   */
  public record Origin(
      String library,
      @Nullable String libraryVersion,
      @Nullable String run,
      @Nullable String dataset,
      @Nullable String modelRevision) {}

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
   * @param recomputed from the samples in the file; null if they do not give it
   * @param differs true if the two are not the same figure
   */
  public record Metric(
      String name, @Nullable String value, @Nullable String recomputed, boolean differs) {}

  /**
   * Counted over the samples in the file.
   *
   * @param n samples with a value
   */
  public record Recomputed(long successes, long n) {}
}
