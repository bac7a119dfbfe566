package dev.countersign.evidence.reader.run;

import com.fasterxml.jackson.core.JsonToken;
import dev.countersign.evidence.reader.Source;
import dev.countersign.evidence.reader.UnreadableException;
import dev.countersign.evidence.reader.json.Json;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Optional;

/** How a file begins, which tells its format. */
public final class Heads {
  private static final int BYTES = 64;

  private Heads() {}

  /** True if the first character is that of a JSON object. */
  public static boolean isObject(Source source) throws IOException {
    try (var in = Channels.newInputStream(source.open())) {
      for (var b : in.readNBytes(BYTES)) {
        boolean blankOrMark = Character.isWhitespace(b) || b < 0;
        if (!blankOrMark) {
          return b == '{';
        }
      }
      return false;
    }
  }

  /** The name of the first field of the first object. */
  public static Optional<String> firstField(Source source, Json json) throws IOException {
    if (!isObject(source)) {
      return Optional.empty();
    }
    try (var in = Channels.newInputStream(source.open())) {
      return json.first(
          in,
          at ->
              at.nextToken() == JsonToken.FIELD_NAME
                  ? Optional.of(at.currentName())
                  : Optional.empty());
    } catch (UnreadableException e) {
      // Another format may say it better.
      return Optional.empty();
    }
  }
}
