package dev.countersign.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** The migrations as they stand in the sources, by their files' names. */
final class MigrationTexts {
  private static final Path FOLDER =
      Path.of(System.getProperty("countersign.root"))
          .resolve("services/database/src/main/resources/db/migration");

  private MigrationTexts() {}

  static SortedMap<String, String> all() throws IOException {
    var texts = new TreeMap<String, String>();
    try (var files = Files.list(FOLDER)) {
      for (var file : files.filter(f -> f.getFileName().toString().startsWith("V")).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  /** Without comments, on one line. */
  static String plain(String sql) {
    return sql.replaceAll("--[^\n]*", " ").replaceAll("\\s+", " ");
  }
}
