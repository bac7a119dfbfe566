package dev.countersign.oversight.export.rest;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** RFC 4180. What a spreadsheet would take for a formula is made plain text. */
final class Csv {
  private static final String FORMULAS = "=+-@\t\r\n＝＋－＠";

  private Csv() {}

  /** One line; what is null is empty. */
  static String line(@Nullable Object... fields) {
    return Arrays.stream(fields).map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    var text = value.toString();
    if (value instanceof String && !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
