package dev.countersign.oversight.platform.graphql.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads requests as GraphQL over HTTP has them, and nothing more lenient. */
final class RequestReader {
  private static final int UNSUPPORTED = 415;

  private RequestReader() {}

  /**
   * @throws BadRequestException if the content is not JSON by its type. Only that type makes a
   *     browser ask first, which is what keeps other sites' forms out
   */
  static void requireJson(@Nullable String contentType) {
    if (contentType == null || !isJson(contentType)) {
      throw new BadRequestException(
          UNSUPPORTED, "UNSUPPORTED_MEDIA_TYPE", "Send application/json, in UTF-8.");
    }
  }

  static Request ofPost(@Nullable String contentType, @Nullable Buffer body) {
    requireJson(contentType);
    if (body == null || body.length() == 0) {
      throw new BadRequestException("INVALID_INPUT", "Send a body with a query.");
    }
    return switch (Json.read(body.getBytes())) {
      case JsonArray batch ->
          throw new BadRequestException(
              "BATCHING_REFUSED", "Send one request at a time: a batch hides what it costs.");
      case JsonObject json -> of(json);
      default -> throw new BadRequestException("INVALID_INPUT", "The body must be a JSON object.");
    };
  }

  private static boolean isJson(String contentType) {
    var parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    if (!parts[0].strip().equals("application/json")) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      var part = parts[i].strip().replace("\"", "");
      if (part.startsWith("charset=") && !part.equals("charset=utf-8")) {
        return false;
      }
    }
    return true;
  }

  static Request ofGet(MultiMap parameters) {
    for (var name : parameters.names()) {
      if (parameters.getAll(name).size() > 1) {
        throw new BadRequestException("INVALID_INPUT", "A parameter comes once.");
      }
    }
    var json = Json.object();
    for (var name : new String[] {"query", "documentId", "operationName"}) {
      var text = parameters.get(name);
      if (text != null && !text.isEmpty()) {
        json.add(name, text);
      }
    }
    for (var name : new String[] {"variables", "extensions"}) {
      var text = parameters.get(name);
      if (text != null && !text.isEmpty()) {
        json.add(name, Json.read(text));
      }
    }
    return of(json.build());
  }

  static Request of(JsonObject json) {
    object(json, "extensions");
    var request =
        new Request(
            text(json, "query"),
            text(json, "documentId"),
            text(json, "operationName"),
            object(json, "variables"));
    if ((request.query() == null) == (request.documentId() == null)) {
      throw new BadRequestException(
          "INVALID_INPUT", "Send a query, or the documentId of a trusted document.");
    }
    return request;
  }

  private static @Nullable String text(JsonObject json, String name) {
    return switch (json.get(name)) {
      case JsonString text -> text.getString();
      case null -> null;
      case JsonValue other when other.getValueType() == JsonValue.ValueType.NULL -> null;
      default -> throw new BadRequestException("INVALID_INPUT", name + " must be a string.");
    };
  }

  private static JsonObject object(JsonObject json, String name) {
    return switch (json.get(name)) {
      case JsonObject object -> object;
      case null -> JsonValue.EMPTY_JSON_OBJECT;
      case JsonValue other when other.getValueType() == JsonValue.ValueType.NULL ->
          JsonValue.EMPTY_JSON_OBJECT;
      default -> throw new BadRequestException("INVALID_INPUT", name + " must be an object.");
    };
  }
}
