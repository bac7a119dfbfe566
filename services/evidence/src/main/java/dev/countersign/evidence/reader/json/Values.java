package dev.countersign.evidence.reader.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.countersign.evidence.reader.Excerpt;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Single values, as they are written. */
public final class Values {
  private static final int SHORT = 512;

  private Values() {}

  /** A text, number or truth value as short text; null for null, NaN, infinity and structures. */
  public static @Nullable String brief(JsonParser at) throws IOException {
    if (at.currentToken() == null || !at.currentToken().isScalarValue() || isNothing(at)) {
      return null;
    }
    return Excerpt.of(at.getText(), SHORT).text();
  }

  /** The beginning of a text; of another single value, the whole. */
  public static @Nullable Excerpt excerpt(JsonParser at, int most) throws IOException {
    if (at.currentToken() == null || !at.currentToken().isScalarValue() || isNothing(at)) {
      return null;
    }
    return Excerpt.of(at.getText(), most);
  }

  /** A count that is not negative; null for anything else. */
  public static @Nullable Long count(JsonParser at) throws IOException {
    if (at.currentToken() != JsonToken.VALUE_NUMBER_INT
        || at.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        || at.getLongValue() < 0) {
      return null;
    }
    return at.getLongValue();
  }

  public static boolean isTrue(JsonParser at) {
    return at.currentToken() == JsonToken.VALUE_TRUE;
  }

  public static boolean isNull(JsonParser at) {
    return at.currentToken() == JsonToken.VALUE_NULL;
  }

  /** True for the bare words NaN and Infinity, which Inspect writes for what was not scored. */
  public static boolean isNonFinite(JsonParser at) throws IOException {
    return at.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && at.isNaN();
  }

  private static boolean isNothing(JsonParser at) throws IOException {
    return isNull(at) || isNonFinite(at);
  }
}
