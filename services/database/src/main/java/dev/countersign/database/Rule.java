package dev.countersign.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A policy or a trigger of one table, as it was reviewed.
 *
 * @param kind {@code policy} or {@code trigger}
 * @param table with its schema
 * @param sql the statement that makes it
 */
record Rule(String kind, String name, String table, String sql) {
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "create (?:or replace )?(policy|trigger) (\\w+) (?:after insert )?on (\\w+\\.\\w+)\\b.*",
          Pattern.DOTALL);

  private static final int SEAL_DIGITS = 32;

  /** The rules of a file: one statement each, ended by a semicolon at the end of its line. */
  static List<Rule> of(String file) {
    var rules = new ArrayList<Rule>();
    for (var sql : statements(file)) {
      var found = STATEMENT.matcher(sql);
      if (!found.matches()) {
        throw new IllegalStateException("Neither a policy nor a trigger: " + sql);
      }
      rules.add(new Rule(found.group(1), found.group(2), found.group(3), sql));
    }
    return rules;
  }

  /** The statements of a file, each ended by a semicolon at the end of its line. */
  static List<String> statements(String file) {
    return Arrays.stream(COMMENT.matcher(file).replaceAll("").split(";[ \t]*(?:\n|$)"))
        .map(String::strip)
        .filter(sql -> !sql.isEmpty())
        .toList();
  }

  /** What tells it from every other text. */
  String seal() {
    return digest(sql);
  }

  /** The first half of a text's SHA-256, in hexadecimal digits. */
  static String digest(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, SEAL_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What makes it, whether it is there or not. */
  String remade() {
    return kind.equals("policy")
        ? "drop policy if exists %s on %s; %s".formatted(name, table, sql)
        : sql;
  }
}
