package dev.countersign.oversight.platform.graphql.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.oversight.platform.graphql.straight.StraightJson;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers as JSON, up to the size that an answer may have. */
public final class AnswerWriter {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int FIRST = 4096;

  private AnswerWriter() {}

  /** The answer has more bytes than it may have. */
  public static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A buffer that refuses to grow beyond its bound. */
  private static final class Bounded extends OutputStream {
    private final Buffer buffer = Buffer.buffer(FIRST);
    private final int most;

    Bounded(int most) {
      this.most = most;
    }

    @Override
    public void write(int oneByte) {
      write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      if (buffer.length() + length > most) {
        throw new TooLargeException();
      }
      buffer.appendBytes(bytes, from, length);
    }
  }

  /**
   * @param extensions what is told beside the data
   * @throws TooLargeException if it has more than {@code most} bytes
   */
  public static Buffer write(ExecutionResult result, Map<String, ?> extensions, int most) {
    var out = new Bounded(most);
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      if (!result.getErrors().isEmpty()) {
        json.writeArrayFieldStart("errors");
        for (var error : result.getErrors()) {
          error(json, error, out);
        }
        json.writeEndArray();
      }
      if (result.isDataPresent()) {
        json.writeFieldName("data");
        value(json, result.getData(), out);
      }
      if (!extensions.isEmpty()) {
        json.writeFieldName("extensions");
        value(json, extensions, out);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("An answer could not be written", e);
    }
    return out.buffer;
  }

  private static void error(JsonGenerator json, GraphQLError error, OutputStream out)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("message", String.valueOf(error.getMessage()));
    if (error.getLocations() != null && !error.getLocations().isEmpty()) {
      json.writeArrayFieldStart("locations");
      for (var location : error.getLocations()) {
        if (location.getLine() > 0 && location.getColumn() > 0) {
          json.writeStartObject();
          json.writeNumberField("line", location.getLine());
          json.writeNumberField("column", location.getColumn());
          json.writeEndObject();
        }
      }
      json.writeEndArray();
    }
    if (error.getPath() != null) {
      json.writeFieldName("path");
      value(json, error.getPath(), out);
    }
    if (error.getExtensions() != null) {
      json.writeFieldName("extensions");
      value(json, error.getExtensions(), out);
    }
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, @Nullable Object value, OutputStream out)
      throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case StraightJson written -> written.writeTo(json, out);
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (var entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          value(json, entry.getValue(), out);
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (var item : list) {
          value(json, item, out);
        }
        json.writeEndArray();
      }
      case Boolean bool -> json.writeBoolean(bool);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Short number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Float number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }
}
