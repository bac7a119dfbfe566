package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.EvidenceResultsRead;
import dev.countersign.domain.fact.EvidenceFact.MetricRead;
import dev.countersign.domain.fact.EvidenceFact.ScoreRead;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EvidenceResults")
@Description("What a file says it found, beside what its samples give.")
public record EvidenceResultsView(
    @Description("The tool that wrote it.") @Nullable String library,
    @Description("The task, as the file names it.") @Nullable String task,
    @Description("The model, as the file names it: a name, not a digest of weights.")
        @Nullable String model,
    @Description("When the run was made, as the file says.") @Nullable String created,
    @NonNull @Description("How many samples the file holds, as a decimal.") String samples,
    @Description("Root of the Merkle tree (RFC 9162) over the samples' digests, lower-case hex.")
        @Nullable String samplesRoot,
    @NonNull @Description("The scores.") List<@NonNull Score> scores,
    @NonNull @Description("Where the file is to be read with care.")
        List<@NonNull String> findings) {

  static EvidenceResultsView of(EvidenceResultsRead fact) {
    return new EvidenceResultsView(
        fact.library(),
        fact.task(),
        fact.model(),
        fact.created(),
        Long.toString(fact.samples()),
        fact.samplesRoot(),
        fact.scores().stream().map(Score::of).toList(),
        fact.findings());
  }

  /** One score. */
  @Name("EvidenceScore")
  @Description("One score of a run.")
  public record Score(
      @NonNull @Description("Its name.") String name,
      @Description("Who scored.") @Nullable String scorer,
      @Description("How the epochs of a sample became one value.") @Nullable String reducer,
      @Description("Successes, counted over the samples, as a decimal.") @Nullable String successes,
      @Description("Samples with a value, as a decimal.") @Nullable String n,
      @NonNull @Description("Its metrics.") List<@NonNull Metric> metrics) {

    private static Score of(ScoreRead read) {
      return new Score(
          read.name(),
          read.scorer(),
          read.reducer(),
          text(read.successes()),
          text(read.n()),
          read.metrics().stream().map(Metric::of).toList());
    }

    private static @Nullable String text(@Nullable Long count) {
      return count == null ? null : count.toString();
    }
  }

  /** One metric. */
  @Name("EvidenceMetric")
  @Description("A metric as the file claims it, and as its samples give it.")
  public record Metric(
      @NonNull @Description("Its name.") String name,
      @Description("As the file claims it; null if it is no number.") @Nullable String claimed,
      @Description("Computed again from the samples; null if they do not give it.")
          @Nullable String recomputed,
      @Description("True if the two are not the same figure.") boolean differs) {

    private static Metric of(MetricRead read) {
      return new Metric(read.name(), read.claimed(), read.recomputed(), read.differs());
    }
  }
}
