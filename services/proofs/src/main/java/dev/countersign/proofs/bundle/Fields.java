package dev.countersign.proofs.bundle;

import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** The members of one object, exactly those that it should have. */
final class Fields {
  private final JsonObject object;
  private final String path;

  Fields(JsonValue json, String path, Set<String> names) {
    this.path = path;
    if (!(json instanceof JsonObject read)) {
      throw new MalformedBundleException(path + " must be an object");
    }
    this.object = read;
    if (!read.members().keySet().equals(names)) {
      throw new MalformedBundleException(
          path + " must have exactly the members " + names.stream().sorted().toList());
    }
  }

  JsonValue value(String name) {
    var value = object.get(name);
    if (value == null) {
      throw problem(name, "is missing");
    }
    return value;
  }

  String text(String name) {
    return text(value(name), name);
  }

  private String text(JsonValue value, String name) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw problem(name, "must be a string");
  }

  JsonObject object(String name) {
    if (value(name) instanceof JsonObject found) {
      return found;
    }
    throw problem(name, "must be an object");
  }

  /** A whole number from 0 on. */
  long number(String name) {
    if (value(name) instanceof JsonNumber(BigDecimal number)
        && number.signum() >= 0
        && number.scale() == 0
        && number.precision() <= 18) {
      return number.longValueExact();
    }
    throw problem(name, "must be a whole number from 0 on");
  }

  byte[] bytes(String name) {
    return bytes(text(name), name);
  }

  List<byte[]> hashes(String name) {
    return texts(name).stream().map(text -> bytes(text, name)).toList();
  }

  List<String> texts(String name) {
    return list(name).stream().map(value -> text(value, name)).toList();
  }

  <T> List<T> objects(String name, BiFunction<JsonValue, String, T> reader) {
    var values = list(name);
    var read = new ArrayList<T>(values.size());
    for (int i = 0; i < values.size(); i++) {
      read.add(reader.apply(values.get(i), path + "." + name + "[" + i + "]"));
    }
    return read;
  }

  MalformedBundleException problem(String name, String what) {
    return new MalformedBundleException(path + "." + name + " " + what);
  }

  private List<JsonValue> list(String name) {
    if (value(name) instanceof JsonArray array) {
      return array.values();
    }
    throw problem(name, "must be a list");
  }

  private byte[] bytes(String text, String name) {
    try {
      var bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw problem(name, "must be base64");
    }
    throw problem(name, "must be base64 in its one exact form");
  }
}
