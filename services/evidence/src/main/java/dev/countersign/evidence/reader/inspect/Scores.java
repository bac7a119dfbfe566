package dev.countersign.evidence.reader.inspect;

import com.fasterxml.jackson.core.JsonParser;
import dev.countersign.evidence.reader.LogSummary.Metric;
import dev.countersign.evidence.reader.LogSummary.ScoreSummary;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.UnreadableException;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the log claims per score, beside what its samples give. */
final class Scores {
  private static final int MOST = 1_000;

  private record Key(@Nullable String scorer, @Nullable String part) {}

  private final List<ScoreSummary> claimed = new ArrayList<>();
  private final Map<Key, Tally> tallies = new HashMap<>();
  private boolean severalEpochs;
  private boolean nonFinite;

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
        metrics.add(new Metric(key, Values.brief(at)));
      }
    }
  }

  /** Counts the scores of one sample. */
  void count(long epoch, List<Sample.Score> scores) throws UnreadableException {
    severalEpochs |= epoch > 1;
    for (var score : scores) {
      nonFinite |= score.nonFinite();
      tallies
          .computeIfAbsent(new Key(score.scorer(), score.part()), key -> new Tally())
          .add(score.value());
    }
    checkSize(tallies.size());
  }

  boolean sawNonFinite() {
    return nonFinite;
  }

  List<ScoreSummary> summaries() {
    return claimed.stream().map(this::withRecomputed).toList();
  }

  private ScoreSummary withRecomputed(ScoreSummary score) {
    // A score of several values is claimed once per value, under the value's name.
    var tally = tallies.get(new Key(score.name(), null));
    if (tally == null) {
      tally = tallies.get(new Key(score.scorer(), score.name()));
    }
    // Over several epochs Inspect reduces first: counting every run would overstate n.
    var recomputed = tally == null || severalEpochs ? null : tally.recomputed();
    return new ScoreSummary(
        score.name(),
        score.scorer(),
        score.reducer(),
        score.scored(),
        score.unscored(),
        score.metrics(),
        recomputed);
  }

  private static void checkSize(int size) throws UnreadableException {
    if (size > MOST) {
      throw new UnreadableException("The log has more than %d scores.".formatted(MOST));
    }
  }
}
