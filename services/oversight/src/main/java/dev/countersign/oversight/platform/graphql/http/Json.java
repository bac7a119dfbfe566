package dev.countersign.oversight.platform.graphql.http;

import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonConfig;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
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

  private static final int LONGEST_NUMBER = 400;

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
      var value = reader.readValue();
      requireReadable(value);
      return value;
    } catch (BadRequestException e) {
      throw e;
    } catch (RuntimeException e) {
      // The reader has words of its own for what is too deep or too long, none of them in its
      // contract.
      throw new BadRequestException(
          "INVALID_INPUT", "What was sent is not JSON, is nested too deeply, or has a key twice.");
    }
  }

  /** Numbers are decimals of a length that somebody could mean. */
  private static void requireReadable(JsonValue value) {
    switch (value) {
      case JsonNumber number when number.bigDecimalValue().precision() > LONGEST_NUMBER ->
          throw new BadRequestException(
              "INVALID_INPUT", "A number has at most %d digits.".formatted(LONGEST_NUMBER));
      case JsonObject object -> object.values().forEach(Json::requireReadable);
      case JsonArray list -> list.forEach(Json::requireReadable);
      default -> {
        // Texts, truths and nulls are what they are.
      }
    }
  }

  static JsonObjectBuilder object() {
    return BUILDERS.createObjectBuilder();
  }
}
