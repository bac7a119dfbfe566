package dev.countersign.evidence.reader.inspect;

import com.fasterxml.jackson.core.JsonParser;
import dev.countersign.evidence.reader.LogSummary.Metric;
import dev.countersign.evidence.reader.LogSummary.Recomputed;
import dev.countersign.evidence.reader.LogSummary.ScoreSummary;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.UnreadableException;
import dev.countersign.evidence.reader.figure.Column;
import dev.countersign.evidence.reader.figure.Summary;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the log claims per score, beside what its samples give. */
final class Scores {
  private static final int MOST = 1_000;
  private static final int SAMPLES = 1_000_000;

  private record Key(@Nullable String scorer, @Nullable String part) {}

  private final List<ScoreSummary> claimed = new ArrayList<>();
  private final Map<Key, Column> columns = new HashMap<>();
  private final Set<String> clustered = new HashSet<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private long epochs = 1;
  private boolean moreEpochs;
  private boolean nonFinite;

  /** How often each sample was run, as the log says before its samples. */
  void epochs(@Nullable Long declared) {
    epochs = declared == null ? 1 : declared;
  }

  /** Reads one element of {@code results.scores}. */
  void claimed(JsonParser at) throws IOException {
    var one = new Claim();
    Json.object(at, one);
    claimed.add(
        new ScoreSummary(
            one.name, one.scorer, one.reducer, one.scored, one.unscored, one.metrics, null));
    checkSize(claimed.size() + one.metrics.size());
  }

  private final class Claim implements Json.Field {
    private String name = "";
    private @Nullable String scorer;
    private @Nullable String reducer;
    private @Nullable Long scored;
    private @Nullable Long unscored;
    private final List<Metric> metrics = new ArrayList<>();

    @Override
    public void value(String field, JsonParser at) throws IOException {
      switch (field) {
        case "name" -> {
          var value = Values.brief(at);
          name = value == null ? "" : value;
        }
        case "scorer" -> scorer = Values.brief(at);
        case "reducer" -> reducer = Values.brief(at);
        case "scored_samples" -> scored = Values.count(at);
        case "unscored_samples" -> unscored = Values.count(at);
        case "metrics" ->
            Json.object(at, (key, metric) -> Json.object(metric, (n, v) -> metric(key, n, v)));
        default -> {}
      }
    }

    private void metric(String key, String field, JsonParser at) throws IOException {
      if (field.equals("value")) {
        nonFinite |= Values.isNonFinite(at);
        metrics.add(new Metric(key, Values.brief(at), null, false));
      } else if (field.equals("params")) {
        // A standard error over clusters needs to know which sample is in which.
        Json.object(at, (param, value) -> clustered(key, param, value));
      }
    }

    private void clustered(String key, String param, JsonParser at) {
      if (param.equals("cluster") && !Values.isNull(at)) {
        clustered.add(key);
      }
    }
  }

  /** Takes the scores of one sample. */
  void count(String id, long epoch, List<Sample.Score> scores) throws UnreadableException {
    moreEpochs |= epoch > epochs || epochs > 1 && numbers.size() > SAMPLES;
    // Only where epochs are reduced does it matter which sample a value is of.
    int sample =
        epochs > 1 && !moreEpochs ? numbers.computeIfAbsent(id, unknown -> numbers.size()) : 0;
    for (var score : scores) {
      nonFinite |= score.nonFinite();
      columns
          .computeIfAbsent(new Key(score.scorer(), score.part()), key -> new Column())
          .add(sample, score.value());
    }
    checkSize(columns.size());
  }

  boolean sawNonFinite() {
    return nonFinite;
  }

  List<ScoreSummary> summaries() {
    return claimed.stream().map(this::withRecomputed).toList();
  }

  private ScoreSummary withRecomputed(ScoreSummary score) {
    var found = found(score);
    return new ScoreSummary(
        score.name(),
        score.scorer(),
        score.reducer(),
        score.scored(),
        score.unscored(),
        score.metrics().stream().map(metric -> beside(metric, found)).toList(),
        found
            .filter(Summary::binary)
            .map(figures -> new Recomputed(figures.successes(), figures.n()))
            .orElse(null));
  }

  private Optional<Summary> found(ScoreSummary score) {
    // A score of several values is claimed once per value, under the value's name.
    var column = columns.get(new Key(score.name(), null));
    if (column == null) {
      column = columns.get(new Key(score.scorer(), score.name()));
    }
    if (column == null || moreEpochs) {
      // More epochs than the log speaks of: counting every run would overstate n.
      return Optional.empty();
    }
    return epochs > 1 ? column.reduced(score.reducer()) : column.each();
  }

  private Metric beside(Metric claim, Optional<Summary> found) {
    var figure =
        clustered.contains(claim.name())
            ? null
            : found.map(figures -> figures.metric(claim.name())).orElse(null);
    return figure == null
        ? claim
        : new Metric(
            claim.name(),
            claim.value(),
            Summary.text(figure),
            Summary.differs(claim.value(), figure));
  }

  private static void checkSize(int size) throws UnreadableException {
    if (size > MOST) {
      throw new UnreadableException("The log has more than %d scores.".formatted(MOST));
    }
  }
}
