package dev.countersign.evidence.reader.run;

import com.fasterxml.jackson.core.JsonParser;
import dev.countersign.evidence.reader.LogSummary.Metric;
import dev.countersign.evidence.reader.LogSummary.Recomputed;
import dev.countersign.evidence.reader.LogSummary.ScoreSummary;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.UnreadableException;
import dev.countersign.evidence.reader.figure.Column;
import dev.countersign.evidence.reader.figure.Summary;
import dev.countersign.evidence.reader.json.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run claims per score, and the values of its samples that it is held against. */
public final class Claims {
  private static final int SCORES = 5_000;
  private static final int COLUMNS = 1_000;

  /** The figure that only the values of the samples give. */
  public static final String MEAN = "mean";

  public static final String STANDARD_ERROR = "stderr";

  private final Map<Key, List<Claim>> claimed = new LinkedHashMap<>();
  private final Map<Key, Long> counts = new HashMap<>();
  private final Map<Key, Column> columns = new HashMap<>();
  private boolean nonFinite;

  /**
   * A score of a run.
   *
   * @param name of the task, where a run has several
   * @param reducer or filter
   */
  public record Key(String name, @Nullable String scorer, @Nullable String reducer) {}

  private record Claim(String metric, @Nullable String value, @Nullable String figure) {}

  /**
   * Takes the claim that the parser stands on.
   *
   * @param figure that the metric is of the samples' values; null if they do not give it
   */
  public void claim(Key key, String metric, @Nullable String figure, JsonParser at)
      throws IOException {
    nonFinite |= Values.isNonFinite(at);
    claimed
        .computeIfAbsent(key, first -> new ArrayList<>())
        .add(new Claim(metric, Values.brief(at), figure));
    if (claimed.size() > SCORES) {
      throw new UnreadableException("The run has more than %d scores.".formatted(SCORES));
    }
  }

  /** How many samples a score is claimed to be over. */
  public void count(Key key, @Nullable Long samples) {
    if (samples != null) {
      counts.put(key, samples);
    }
  }

  /** Takes the value of one sample. */
  public void value(Key key, Sample.Score score) throws UnreadableException {
    nonFinite |= score.nonFinite();
    columns.computeIfAbsent(key, first -> new Column()).add(0, score.value());
    if (columns.size() > COLUMNS) {
      throw new UnreadableException(
          "The samples have more than %d kinds of scores.".formatted(COLUMNS));
    }
  }

  public boolean sawNonFinite() {
    return nonFinite;
  }

  public boolean isEmpty() {
    return claimed.isEmpty();
  }

  /** The claims in their order, with what the samples give beside them. */
  public List<ScoreSummary> summaries() {
    return claimed.entrySet().stream()
        .map(entry -> summary(entry.getKey(), entry.getValue()))
        .toList();
  }

  private ScoreSummary summary(Key key, List<Claim> claims) {
    var found = Optional.ofNullable(columns.get(key)).flatMap(Column::each);
    return new ScoreSummary(
        key.name(),
        key.scorer(),
        key.reducer(),
        counts.get(key),
        null,
        claims.stream().map(claim -> beside(claim, found)).toList(),
        found
            .filter(Summary::binary)
            .map(figures -> new Recomputed(figures.successes(), figures.n()))
            .orElse(null));
  }

  private static Metric beside(Claim claim, Optional<Summary> found) {
    var kind = claim.figure();
    var figure = kind == null ? null : found.map(f -> f.metric(kind)).orElse(null);
    return figure == null
        ? new Metric(claim.metric(), claim.value(), null, false)
        : new Metric(
            claim.metric(),
            claim.value(),
            Summary.text(figure),
            Summary.differs(claim.value(), figure));
  }
}
