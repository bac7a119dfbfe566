package dev.countersign.evidence.reader.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.countersign.evidence.reader.Excerpt;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.UnreadableException;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event of a log. */
final class Event {
  /** The score that a match event gives. */
  static final String MATCH = "match";

  private static final int SCORES = 200;

  final List<Sample.Score> scores = new ArrayList<>();
  String sample = "";
  @Nullable String type;

  private final int most;
  private final List<Sample.Score> metrics = new ArrayList<>();
  private Sample.@Nullable Score match;
  private @Nullable Excerpt prompt;
  private @Nullable Excerpt answer;
  private @Nullable Excerpt expected;

  Event(int most) {
    this.most = most;
  }

  void field(String name, JsonParser at) throws IOException {
    switch (name) {
      case "sample_id" -> {
        var id = Values.brief(at);
        sample = id == null ? "" : id;
      }
      case "type" -> type = Values.brief(at);
      case "data" -> Json.object(at, this::data);
      default -> {}
    }
    // Whichever of type and data comes last knows what the event scores.
    scores.clear();
    if (MATCH.equals(type) && match != null) {
      scores.add(match);
    } else if ("metrics".equals(type)) {
      scores.addAll(metrics);
    }
  }

  private void data(String name, JsonParser at) throws IOException {
    switch (name) {
      case "prompt" -> prompt = firstText(at);
      case "sampled", "picked" -> answer = firstText(at);
      case "expected" -> expected = firstText(at);
      default -> {}
    }
    var token = at.currentToken();
    if (name.equals("correct") && token.isBoolean()) {
      match = score(MATCH, at);
    } else if (token.isNumeric() || token.isBoolean()) {
      metrics.add(score(name, at));
      if (metrics.size() > SCORES) {
        throw new UnreadableException("An event has more than %d metrics.".formatted(SCORES));
      }
    }
  }

  private static Sample.Score score(String name, JsonParser at) throws IOException {
    return new Sample.Score(name, null, Values.brief(at), Values.isNonFinite(at), null, null);
  }

  private @Nullable Excerpt firstText(JsonParser at) throws IOException {
    if (at.currentToken().isScalarValue()) {
      return Values.excerpt(at, most);
    }
    Excerpt last = null;
    int depth = 0;
    do {
      var token = at.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      boolean role = "role".equals(at.currentName());
      if (token == JsonToken.VALUE_STRING && !role) {
        // Of a conversation, what was said last.
        last = Values.excerpt(at, most);
      }
    } while (depth > 0 && at.nextToken() != null);
    return last;
  }

  /** The sample that this event scores, with what another one asked. */
  Sample scored(Event asked, Sample.Place place, String content) {
    return new Sample(
        sample,
        1,
        asked.prompt,
        expected,
        asked.answer == null ? answer : asked.answer,
        List.copyOf(scores),
        null,
        null,
        false,
        place,
        content);
  }
}
