package dev.countersign.oversight.platform.graphql.http;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
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
    var plain = new HashMap<String, Object>();
    variables.forEach(
        (name, value) -> {
          switch (value) {
            case JsonString text -> plain.put(name, text.getString());
            case JsonNumber number -> plain.put(name, number.bigDecimalValue());
            default -> {
              // The schema's own fields take strings and truths, and nothing nested.
              if (value.getValueType() == JsonValue.ValueType.TRUE
                  || value.getValueType() == JsonValue.ValueType.FALSE) {
                plain.put(name, value.getValueType() == JsonValue.ValueType.TRUE);
              }
            }
          }
        });
    return plain;
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
