package dev.countersign.oversight.platform.graphql.http;

import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON as strangers send it: UTF-8, no key twice. */
final class Json {
  private static final JsonReaderFactory READERS =
      jakarta.json.Json.createReaderFactory(
          Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
  private static final JsonBuilderFactory BUILDERS =
      jakarta.json.Json.createBuilderFactory(Map.of());

  private Json() {}

  /**
   * @throws BadRequestException if it is not JSON
   */
  static JsonValue read(byte[] bytes) {
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new BadRequestException("INVALID_INPUT", "The body must be UTF-8.");
    }
  }

  static JsonValue read(String text) {
    try (var reader = READERS.createReader(new StringReader(text))) {
      return reader.readValue();
    } catch (JsonException | IllegalStateException e) {
      throw new BadRequestException(
          "INVALID_INPUT", "What was sent is not JSON, or has a key twice.");
    }
  }

  static JsonObjectBuilder object() {
    return BUILDERS.createObjectBuilder();
  }
}
