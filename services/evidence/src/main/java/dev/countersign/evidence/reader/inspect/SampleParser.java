package dev.countersign.evidence.reader.inspect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.countersign.evidence.reader.Excerpt;
import dev.countersign.evidence.reader.Limits;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.json.Json;
import dev.countersign.evidence.reader.json.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one sample: what a list shows of it; messages, events and attachments are passed over. */
final class SampleParser {
  private final int most;

  SampleParser(Limits limits) {
    this.most = limits.excerpt();
  }

  /** Reads the object that the parser stands on, to its end; its digest is yet to come. */
  Sample sample(JsonParser at, Scores tally) throws IOException {
    long from = at.currentTokenLocation().getByteOffset();
    var found = new Found();
    Json.object(at, found);
    tally.count(found.id, found.epoch, found.scores);
    return found.sample(Sample.Place.bytes(from, at.currentLocation().getByteOffset()));
  }

  private final class Found implements Json.Field {
    private String id = "";
    private long epoch = 1;
    private @Nullable Excerpt input;
    private @Nullable Excerpt target;
    private @Nullable Excerpt output;
    private @Nullable Excerpt error;
    private @Nullable String limit;
    private boolean invalidated;
    private List<Sample.Score> scores = new ArrayList<>();

    @Override
    public void value(String name, JsonParser at) throws IOException {
      switch (name) {
        case "id" -> {
          var value = Values.brief(at);
          id = value == null ? "" : value;
        }
        case "epoch" -> {
          var value = Values.count(at);
          epoch = value == null ? 1 : value;
        }
        case "input" -> input = texts(at);
        case "target" -> target = texts(at);
        case "output" -> Json.object(at, this::output);
        case "error" -> {
          error = Values.excerpt(at, most);
          Json.object(at, this::error);
        }
        case "limit" -> Json.object(at, this::limit);
        case "invalidation" -> invalidated = !Values.isNull(at);
        case "scores" ->
            Json.object(at, (scorer, score) -> ScoreParser.score(scorer, score, most, scores));
        // Logs of 2024 had one score without a scorer's name.
        case "score" -> ScoreParser.score("score", at, most, scores);
        default -> {}
      }
    }

    private void output(String name, JsonParser at) throws IOException {
      if (name.equals("completion")) {
        output = Values.excerpt(at, most);
      }
    }

    private void error(String name, JsonParser at) throws IOException {
      if (name.equals("message")) {
        error = Values.excerpt(at, most);
      }
    }

    private void limit(String name, JsonParser at) throws IOException {
      if (name.equals("type")) {
        limit = Values.brief(at);
      }
    }

    private Sample sample(Sample.Place place) {
      return new Sample(
          id,
          epoch,
          input,
          target,
          output,
          List.copyOf(scores),
          error,
          limit,
          invalidated,
          place,
          "");
    }
  }

  /** A text, a list of texts, or the texts of a list of chat messages. */
  private @Nullable Excerpt texts(JsonParser at) throws IOException {
    if (at.currentToken() != JsonToken.START_ARRAY) {
      return Values.excerpt(at, most);
    }
    var kept = new StringBuilder();
    long characters = 0;
    int depth = 0;
    do {
      var token = at.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token == JsonToken.VALUE_STRING && isText(at, depth)) {
        var text = at.getText();
        if (kept.length() < most) {
          kept.append(kept.isEmpty() ? "" : "\n").append(text, 0, Math.min(text.length(), most));
        }
        characters += (characters == 0 ? 0 : 1) + text.length();
      }
    } while (depth > 0 && at.nextToken() != null);
    return new Excerpt(Excerpt.of(kept.toString(), most).text(), characters);
  }

  private static boolean isText(JsonParser at, int depth) throws IOException {
    var name = at.currentName();
    return name == null ? depth == 1 : name.equals("content") || name.equals("text");
  }
}
