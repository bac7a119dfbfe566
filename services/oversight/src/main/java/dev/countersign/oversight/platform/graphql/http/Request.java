package dev.countersign.oversight.platform.graphql.http;

import static java.util.stream.Collectors.toCollection;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param query the document; null where a trusted one is named
 * @param documentId name of a trusted document; null where the document itself is sent
 */
record Request(
    @Nullable String query,
    @Nullable String documentId,
    @Nullable String operationName,
    JsonObject variables) {

  /** Those of the variables that can tell how long a list may be. */
  Map<String, Object> sizes() {
    var sizes = new HashMap<String, Object>();
    variables.forEach(
        (name, value) -> {
          if (value instanceof JsonNumber number) {
            sizes.put(name, number.longValue());
          } else if (value instanceof JsonArray list) {
            sizes.put(name, list);
          }
        });
    return sizes;
  }

  /** As an engine takes them that knows nothing of JSON. */
  Map<String, Object> plainVariables() {
    return plain(variables);
  }

  private static Map<String, Object> plain(JsonObject object) {
    var plain = new HashMap<String, Object>();
    object.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  private static @Nullable Object plain(JsonValue value) {
    return switch (value) {
      case JsonString text -> text.getString();
      case JsonNumber number -> number.bigDecimalValue();
      case JsonArray list ->
          list.stream().map(Request::plain).collect(toCollection(ArrayList::new));
      case JsonObject object -> plain(object);
      default ->
          value.getValueType() == JsonValue.ValueType.NULL
              ? null
              : (Object) (value.getValueType() == JsonValue.ValueType.TRUE);
    };
  }

  /** As the engine takes it. */
  JsonObject with(String document) {
    var json = Json.object().add("query", document).add("variables", (JsonValue) variables);
    if (operationName != null) {
      json.add("operationName", operationName);
    }
    return json.build();
  }
}
