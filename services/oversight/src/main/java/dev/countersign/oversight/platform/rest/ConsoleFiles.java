package dev.countersign.oversight.platform.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The built console, read once: it is small, and no request of a stranger reaches the file system.
 */
final class ConsoleFiles {
  private static final String LIST = "files.json";

  private final Map<String, File> byPath;
  private final Set<String> pages;

  /**
   * One file.
   *
   * @param zipped its bytes, compressed with gzip at build time
   * @param digest of its bytes, which names this state of it
   */
  record File(byte[] bytes, byte[] zipped, String type, String digest) {}

  private ConsoleFiles(Map<String, File> byPath, Set<String> pages) {
    this.byPath = byPath;
    this.pages = pages;
  }

  /** None: this service answers the API alone. */
  static ConsoleFiles none() {
    return new ConsoleFiles(Map.of(), Set.of());
  }

  /**
   * What the build of the console has put into a folder.
   *
   * @throws UncheckedIOException if a file that it lists is not there
   */
  static ConsoleFiles in(Path folder) {
    var byPath = new HashMap<String, File>();
    var pages = new HashSet<String>();
    try {
      var list = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve(LIST)));
      list.path("pages").forEach(page -> pages.add(page.asText()));
      for (JsonNode file : list.path("files")) {
        var path = file.path("path").asText();
        byPath.put(
            path,
            new File(
                Files.readAllBytes(folder.resolve(path)),
                Files.readAllBytes(folder.resolve(path + ".gz")),
                file.path("type").asText(),
                file.path("digest").asText()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The console cannot be read from " + folder, e);
    }
    return new ConsoleFiles(byPath, pages);
  }

  boolean isEmpty() {
    return byPath.isEmpty();
  }

  @Nullable File at(String path) {
    return byPath.get(path);
  }

  /** True if the path is one of the console's pages: whole, or by its first part with its slash. */
  boolean isPage(String path) {
    return pages.contains(path.substring(0, path.indexOf('/') + 1)) || pages.contains(path);
  }
}
