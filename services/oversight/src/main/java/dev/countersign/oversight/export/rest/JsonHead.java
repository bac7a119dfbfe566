package dev.countersign.oversight.export.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How every export in JSON begins: of what state it is, and under which checkpoint. */
final class JsonHead {
  private JsonHead() {}

  /** Opens the object; half an export must not look like a whole one. */
  static void open(
      JsonGenerator json,
      String format,
      Instant validAt,
      @Nullable Instant knownAt,
      long logSize,
      @Nullable String checkpoint)
      throws IOException {
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    json.writeStartObject();
    json.writeStringField("format", format);
    json.writeStringField("validAt", validAt.toString());
    field(json, "knownAt", knownAt);
    json.writeNumberField("logSize", logSize);
    field(json, "checkpoint", checkpoint);
  }

  /** Closes it: whoever reads so far has all rows. */
  static void close(JsonGenerator json, int rows) throws IOException {
    json.writeNumberField("rowsWritten", rows);
    json.writeEndObject();
  }

  /** A field that is left out where there is nothing to say. */
  static void field(JsonGenerator json, String name, @Nullable Object value) throws IOException {
    if (value != null) {
      json.writeStringField(name, Objects.toString(value));
    }
  }
}
