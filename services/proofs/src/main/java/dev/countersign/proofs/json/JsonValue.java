package dev.countersign.proofs.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One JSON value (RFC 8259), immutable. */
public sealed interface JsonValue {

  /** Members in the order in which they were written; canonical form sorts them itself. */
  record JsonObject(SequencedMap<String, JsonValue> members) implements JsonValue {
    public JsonObject {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    public static JsonObject of() {
      return new JsonObject(new LinkedHashMap<>());
    }

    /** The same with one member more, or replaced. */
    public JsonObject with(String name, JsonValue value) {
      var all = new LinkedHashMap<>(members);
      all.put(name, value);
      return new JsonObject(all);
    }

    public JsonObject with(String name, String value) {
      return with(name, new JsonString(value));
    }

    public @Nullable JsonValue get(String name) {
      return members.get(name);
    }

    /** The text of a member; null if it is absent or no string. */
    public @Nullable String text(String name) {
      return members.get(name) instanceof JsonString string ? string.value() : null;
    }
  }

  /** Values in order. */
  record JsonArray(List<JsonValue> values) implements JsonValue {
    public JsonArray {
      values = List.copyOf(values);
    }
  }

  /** Text, which may hold any Unicode but no lone surrogate. */
  record JsonString(String value) implements JsonValue {}

  /** A number exactly as it was written. */
  record JsonNumber(BigDecimal value) implements JsonValue {
    public static JsonNumber of(long value) {
      return new JsonNumber(BigDecimal.valueOf(value));
    }
  }

  /** True or false. */
  record JsonBoolean(boolean value) implements JsonValue {}

  /** Null. */
  record JsonNull() implements JsonValue {}

  /** The one null. */
  JsonNull NULL = new JsonNull();

  static JsonObject object(Map<String, ? extends JsonValue> members) {
    return new JsonObject(new LinkedHashMap<>(members));
  }

  static JsonString string(String value) {
    return new JsonString(value);
  }

  static JsonArray array(List<? extends JsonValue> values) {
    return new JsonArray(List.copyOf(values));
  }
}
