package dev.countersign.evidence.reader.lmeval;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.countersign.evidence.reader.Excerpt;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one line of a {@code samples_*.jsonl}: a document under one filter. */
final class LmEvalSample {
  private static final int FIGURES = 200;

  private final int most;
  private final Map<String, Sample.Score> figures = new LinkedHashMap<>();
  private final List<String> metrics = new ArrayList<>();
  private @Nullable String id;
  private @Nullable String filter;
  private @Nullable Excerpt input;
  private @Nullable Excerpt target;
  private @Nullable Excerpt output;
  private boolean marked;

  private LmEvalSample(int most) {
    this.most = most;
  }

  /** The sample that the parser stands on, yet without a place; empty if it is none. */
  static Optional<Sample> read(JsonParser at, int most) throws IOException {
    var one = new LmEvalSample(most);
    Json.object(at, one::field);
    return one.sample();
  }

  private void field(String name, JsonParser at) throws IOException {
    switch (name) {
      case "doc_id" -> id = Values.brief(at);
      case "filter" -> filter = Values.brief(at);
      case "target" -> target = Values.excerpt(at, most);
      case "arguments" -> input = firstText(at);
      case "resps", "filtered_resps" -> {
        marked = true;
        var text = firstText(at);
        output = output == null ? text : output;
      }
      case "metrics" -> Json.array(at, metric -> metrics.add(String.valueOf(Values.brief(metric))));
      default -> figure(name, at);
    }
  }

  /** Which of them are metrics is told by the field of that name, wherever it stands. */
  private void figure(String name, JsonParser at) throws IOException {
    var token = at.currentToken();
    boolean figure = token.isNumeric() || token.isBoolean() || Values.isNonFinite(at);
    if (figure && figures.size() < FIGURES) {
      figures.put(
          name,
          new Sample.Score(name, filter, Values.brief(at), Values.isNonFinite(at), null, null));
    }
  }

  private @Nullable Excerpt firstText(JsonParser at) throws IOException {
    if (at.currentToken().isScalarValue()) {
      return Values.excerpt(at, most);
    }
    Excerpt first = null;
    int depth = 0;
    do {
      var token = at.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (first == null && token == JsonToken.VALUE_STRING) {
        first = Values.excerpt(at, most);
      }
    } while (depth > 0 && at.nextToken() != null);
    return first;
  }

  private Optional<Sample> sample() {
    if (id == null || !marked) {
      return Optional.empty();
    }
    var scores =
        figures.values().stream()
            .filter(score -> metrics.isEmpty() ? isKnown(score) : metrics.contains(score.scorer()))
            .map(
                score ->
                    new Sample.Score(
                        score.scorer(), filter, score.value(), score.nonFinite(), null, null))
            .toList();
    return Optional.of(
        new Sample(
            id, 1, input, target, output, scores, null, null, false, Sample.Place.bytes(0, 0), ""));
  }

  private static boolean isKnown(Sample.Score score) {
    return score.scorer().startsWith("acc") || score.scorer().startsWith("exact_match");
  }
}
