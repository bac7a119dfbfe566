package dev.countersign.proofs.json;

import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonBoolean;
import dev.countersign.proofs.json.JsonValue.JsonNull;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** The one canonical form of a JSON value: RFC 8785. */
public final class CanonicalJson {
  private static final String HEX = "0123456789abcdef";

  private CanonicalJson() {}

  /**
   * The canonical bytes, in UTF-8.
   *
   * @throws IllegalArgumentException if a number is no double, or a string is no Unicode text:
   *     written anyhow, two values would have the same bytes
   */
  public static byte[] bytes(JsonValue value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  public static String text(JsonValue value) {
    return text(value, true);
  }

  /** The same text with the members of objects in the order in which they were written. */
  static String text(JsonValue value, boolean sorted) {
    var out = new StringBuilder();
    write(value, sorted, out);
    return out.toString();
  }

  private static void write(JsonValue value, boolean sorted, StringBuilder out) {
    switch (value) {
      case JsonNull ignored -> out.append("null");
      case JsonBoolean bool -> out.append(bool.value());
      case JsonNumber number -> out.append(number(number.value()));
      case JsonString string -> quote(string.value(), out);
      case JsonArray array -> {
        out.append('[');
        var separator = "";
        for (var element : array.values()) {
          out.append(separator);
          write(element, sorted, out);
          separator = ",";
        }
        out.append(']');
      }
      case JsonObject object -> {
        out.append('{');
        // String's natural order compares UTF-16 code units, as RFC 8785 3.2.3 asks.
        var separator = "";
        var members = sorted ? new TreeMap<>(object.members()) : object.members();
        for (var member : members.entrySet()) {
          out.append(separator);
          quote(member.getKey(), out);
          out.append(':');
          write(member.getValue(), sorted, out);
          separator = ",";
        }
        out.append('}');
      }
    }
  }

  /** A number as ECMAScript writes the nearest double (RFC 8785 3.2.2.3). */
  static String number(BigDecimal exact) {
    double value = exact.doubleValue();
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("Not a double: " + exact);
    }
    if (value == 0) {
      return "0";
    }
    var shortest = shortest(Math.abs(value));
    var digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    var sign = value < 0 ? "-" : "";
    return sign + ecmaScript(digits, point);
  }

  /** Java writes at least two digits, even where one tells the double. */
  private static BigDecimal shortest(double value) {
    var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (digits.precision() == 2) {
      var fewer = digits.round(new MathContext(1));
      if (fewer.doubleValue() == value) {
        return fewer.stripTrailingZeros();
      }
    }
    return digits;
  }

  /** ECMA-262, Number::toString: the digits and where the decimal point stands among them. */
  private static String ecmaScript(String digits, int point) {
    int count = digits.length();
    if (count <= point && point <= 21) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    var power = (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    return count == 1 ? digits + power : digits.charAt(0) + "." + digits.substring(1) + power;
  }

  private static boolean isPaired(String value, int at) {
    return Character.isHighSurrogate(value.charAt(at))
        ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
  }

  private static void quote(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else {
            if (Character.isSurrogate(c) && !isPaired(value, i)) {
              throw new IllegalArgumentException("A lone surrogate cannot be written");
            }
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
