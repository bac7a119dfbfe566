package dev.countersign.oversight.platform.graphql.straight;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.countersign.oversight.platform.graphql.straight.StraightFields.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wanted of an object, field by field, each of them read straight. */
record StraightSelection(List<Field> fields) {

  /** How many values an answer still may hold. */
  static final class Left {
    private int nodes;

    Left(int nodes) {
      this.nodes = nodes;
    }

    private void take() {
      if (--nodes < 0) {
        throw new IllegalStateException("More values than an answer may hold");
      }
    }
  }

  /**
   * One field.
   *
   * @param key what the answer calls it
   * @param required true if it may not be null
   * @param below what is wanted of it; null for a plain value
   */
  record Field(
      SerializedString key,
      Reading reading,
      Map<String, ?> arguments,
      boolean required,
      @Nullable StraightSelection below) {

    private void write(Object source, JsonGenerator json, Left left) throws IOException {
      json.writeFieldName(key);
      left.take();
      var value = reading.of(source, arguments);
      switch (value) {
        case null -> {
          if (required) {
            throw new IllegalStateException("A field without its value: " + key);
          }
          json.writeNull();
        }
        case List<?> list -> {
          json.writeStartArray();
          for (var item : list) {
            left.take();
            write(item, json, left, below);
          }
          json.writeEndArray();
        }
        default -> write(value, json, left, below);
      }
    }

    private static void write(
        Object value, JsonGenerator json, Left left, @Nullable StraightSelection below)
        throws IOException {
      if (below != null) {
        below.write(value, json, left);
        return;
      }
      switch (value) {
        case String text -> json.writeString(text);
        case Enum<?> named -> json.writeString(named.name());
        case Integer number -> json.writeNumber(number);
        case Boolean truth -> json.writeBoolean(truth);
        default -> throw new IllegalStateException("Not a plain value: " + value.getClass());
      }
    }
  }

  void write(Object source, JsonGenerator json, Left left) throws IOException {
    json.writeStartObject();
    for (var field : fields) {
      field.write(source, json, left);
    }
    json.writeEndObject();
  }
}
