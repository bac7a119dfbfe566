package dev.countersign.proofs.json;

import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonBoolean;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;

/**
 * Reads JSON strictly: UTF-8 without a mark, no duplicate names, no lone surrogates, bounded depth
 * and numbers. Small enough to be read whole by whoever verifies offline.
 */
public final class JsonReader {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_NUMBER_LENGTH = 100;
  private static final int MAX_EXPONENT = 10_000;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  public static JsonValue read(byte[] utf8) {
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new JsonSyntaxException("The bytes are not UTF-8", 0);
    }
  }

  public static JsonValue read(String text) {
    var reader = new JsonReader(text);
    var value = reader.value(0);
    reader.space();
    if (reader.at != text.length()) {
      throw reader.problem("Something follows the value");
    }
    return value;
  }

  /** Reads a JSON object; anything else is refused. */
  public static JsonObject readObject(String text) {
    if (read(text) instanceof JsonObject object) {
      return object;
    }
    throw new JsonSyntaxException("Not an object", 0);
  }

  private JsonValue value(int depth) {
    if (depth > MAX_DEPTH) {
      throw problem("Nested deeper than " + MAX_DEPTH);
    }
    space();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new JsonString(string());
      case 't' -> word("true", new JsonBoolean(true));
      case 'f' -> word("false", new JsonBoolean(false));
      case 'n' -> word("null", JsonValue.NULL);
      default -> number();
    };
  }

  private JsonObject object(int depth) {
    at++;
    var members = new LinkedHashMap<String, JsonValue>();
    space();
    if (peek() == '}') {
      at++;
      return new JsonObject(members);
    }
    while (true) {
      space();
      if (peek() != '"') {
        throw problem("A member's name is expected");
      }
      var name = string();
      space();
      expect(':');
      if (members.put(name, value(depth + 1)) != null) {
        throw problem("The name \"" + name + "\" stands twice");
      }
      space();
      if (peek() == '}') {
        at++;
        return new JsonObject(members);
      }
      expect(',');
    }
  }

  private JsonArray array(int depth) {
    at++;
    var values = new ArrayList<JsonValue>();
    space();
    if (peek() == ']') {
      at++;
      return new JsonArray(values);
    }
    while (true) {
      values.add(value(depth + 1));
      space();
      if (peek() == ']') {
        at++;
        return new JsonArray(values);
      }
      expect(',');
    }
  }

  private String string() {
    at++;
    var out = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return out.toString();
      }
      if (c < 0x20) {
        throw problem("A control character stands in a string");
      }
      if (c == '\\') {
        c = escape();
      }
      append(out, c);
    }
  }

  private void append(StringBuilder out, char c) {
    if (Character.isHighSurrogate(c)) {
      char low = next();
      if (low == '\\') {
        low = escape();
      }
      if (!Character.isLowSurrogate(low)) {
        throw problem("A lone surrogate");
      }
      out.append(c).append(low);
    } else if (Character.isLowSurrogate(c)) {
      throw problem("A lone surrogate");
    } else {
      out.append(c);
    }
  }

  private char escape() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          char digit = next();
          if (!HexFormat.isHexDigit(digit)) {
            throw problem("A wrong \\u escape");
          }
          code = code * 16 + HexFormat.fromHexDigit(digit);
        }
        yield (char) code;
      }
      default -> throw problem("An unknown escape");
    };
  }

  private JsonNumber number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    if (at - start > MAX_NUMBER_LENGTH) {
      throw problem("A number longer than " + MAX_NUMBER_LENGTH + " characters");
    }
    BigDecimal value;
    try {
      value = new BigDecimal(text.substring(start, at));
    } catch (NumberFormatException e) {
      throw problem("A number out of range");
    }
    if (Math.abs((long) value.scale()) > MAX_EXPONENT) {
      throw problem("A number out of range");
    }
    return new JsonNumber(value);
  }

  private void digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw problem("A value is expected");
    }
  }

  private JsonValue word(String word, JsonValue value) {
    if (!text.startsWith(word, at)) {
      throw problem("A value is expected");
    }
    at += word.length();
    return value;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw problem("The text ends too early");
    }
    return text.charAt(at);
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw problem("'" + c + "' is expected");
    }
    at++;
  }

  private JsonSyntaxException problem(String what) {
    return new JsonSyntaxException(what, at);
  }
}
