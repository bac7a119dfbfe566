package dev.countersign.oversight.evidence.graphql;

import dev.countersign.oversight.evidence.VaultContents.Excerpt;
import dev.countersign.oversight.evidence.VaultContents.Sample;
import dev.countersign.oversight.evidence.VaultContents.Score;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EvidenceSample")
@Description("One sample of a run. All texts are the file's own, and to be taken as hostile.")
public record EvidenceSampleView(
    @NonNull @Description("Its number in the file, from 0, as a decimal.") String index,
    @NonNull @Description("Its id, as the file has it.") String sampleId,
    @NonNull @Description("Which run of the sample, as a decimal.") String epoch,
    @Description("What was asked.") @Nullable Text input,
    @Description("What was expected.") @Nullable Text target,
    @Description("What the model said last.") @Nullable Text output,
    @NonNull @Description("What the scorers said.") List<@NonNull SampleScore> scores,
    @Description("Why it did not complete.") @Nullable Text error,
    @Description("The kind of limit that ended it.") @Nullable String limit,
    @Description("True if it was invalidated.") boolean invalidated,
    @Description("The member of the archive that holds it.") @Nullable String member,
    @NonNull
        @Description("SHA-256 of the whole sample where it stands in the file, lower-case hex.")
        String contentSha256) {

  static EvidenceSampleView of(long index, Sample sample) {
    return new EvidenceSampleView(
        Long.toString(index),
        sample.id(),
        Long.toString(sample.epoch()),
        Text.of(sample.input()),
        Text.of(sample.target()),
        Text.of(sample.output()),
        sample.scores().stream().map(SampleScore::of).toList(),
        Text.of(sample.error()),
        sample.limit(),
        sample.invalidated(),
        sample.place().member(),
        sample.content());
  }

  /** The beginning of a text. */
  @Name("EvidenceText")
  @Description("The beginning of a text.")
  public record Text(
      @NonNull @Description("Its first characters.") String text,
      @NonNull @Description("How many characters the whole has, as a decimal.") String characters) {

    private static @Nullable Text of(@Nullable Excerpt excerpt) {
      return excerpt == null ? null : new Text(excerpt.text(), Long.toString(excerpt.characters()));
    }
  }

  /** One score. */
  @Name("EvidenceSampleScore")
  @Description("What one scorer said of a sample.")
  public record SampleScore(
      @NonNull @Description("The scorer.") String scorer,
      @Description("Key within a score of several values.") @Nullable String part,
      @Description("As written; null if there is none, or it is not finite.")
          @Nullable String value,
      @Description("The answer that it took.") @Nullable Text answer,
      @Description("Why.") @Nullable Text explanation) {

    private static SampleScore of(Score score) {
      return new SampleScore(
          score.scorer(),
          score.part(),
          score.value(),
          Text.of(score.answer()),
          Text.of(score.explanation()));
    }
  }
}
