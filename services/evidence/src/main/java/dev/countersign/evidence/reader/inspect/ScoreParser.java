package dev.countersign.evidence.reader.inspect;

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

/** Reads one score of a sample; a value that is an object gives one score per key. */
final class ScoreParser {
  private static final int MOST = 200;

  private record Part(@Nullable String name, @Nullable String value, boolean nonFinite) {
    static Part at(@Nullable String name, JsonParser at) throws IOException {
      return new Part(name, Values.brief(at), Values.isNonFinite(at));
    }
  }

  private final int most;
  private final List<Part> parts = new ArrayList<>();
  private @Nullable Excerpt answer;
  private @Nullable Excerpt explanation;

  private ScoreParser(int most) {
    this.most = most;
  }

  static void score(String scorer, JsonParser at, int most, List<Sample.Score> into)
      throws IOException {
    if (at.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    var one = new ScoreParser(most);
    Json.object(at, one::field);
    for (var part : one.parts) {
      into.add(
          new Sample.Score(
              scorer, part.name(), part.value(), part.nonFinite(), one.answer, one.explanation));
    }
    if (into.size() > MOST) {
      throw new UnreadableException("A sample has more than %d scores.".formatted(MOST));
    }
  }

  private void field(String name, JsonParser at) throws IOException {
    switch (name) {
      case "value" -> value(at);
      case "answer" -> answer = Values.excerpt(at, most);
      case "explanation" -> explanation = Values.excerpt(at, most);
      default -> {}
    }
  }

  private void value(JsonParser at) throws IOException {
    if (at.currentToken() == JsonToken.START_OBJECT) {
      Json.object(at, (key, part) -> parts.add(Part.at(key, part)));
    } else {
      // A list of values is rare and has no metric that could be recomputed.
      parts.add(Part.at(null, at));
    }
  }
}
