package dev.countersign.oversight.policy.graphql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.Problem;
import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.policy.Policy;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonSyntaxException;
import dev.countersign.proofs.json.JsonValue;
import java.io.IOException;
import java.util.List;

/** A policy as one document: JSON if it begins with a brace, else YAML, read as the same tree. */
final class PolicyText {
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private PolicyText() {}

  static Policy read(String text) {
    return RecordReader.read(tree(text), Policy.class);
  }

  private static JsonValue tree(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return YamlReader.read(text);
    }
    try {
      return JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw new DocumentProblemsException(
          List.of(
              new Problem(
                  whereItBreaks(text),
                  "NOT_READABLE",
                  "the document is not JSON: " + e.getMessage())));
    }
  }

  /**
   * The path at which the text stops to be JSON: the strict reader itself only counts characters.
   */
  private static String whereItBreaks(String text) {
    try (var parser = STRICT.createParser(text)) {
      try {
        while (parser.nextToken() != null) {
          // Read on to where it breaks.
        }
        return "$";
      } catch (IOException e) {
        return path(parser);
      }
    } catch (IOException e) {
      return "$";
    }
  }

  private static String path(JsonParser parser) {
    var path = new StringBuilder();
    for (var at = parser.getParsingContext(); at != null && !at.inRoot(); at = at.getParent()) {
      if (at.hasCurrentName()) {
        path.insert(0, "." + at.getCurrentName());
      } else if (at.hasCurrentIndex()) {
        path.insert(0, "[" + at.getCurrentIndex() + "]");
      }
    }
    return "$" + path;
  }
}
