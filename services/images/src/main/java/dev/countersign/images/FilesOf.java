package dev.countersign.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Files by where they go, in one order however they are listed. */
final class FilesOf {
  private final TreeMap<String, Path> byPlace;

  private FilesOf(TreeMap<String, Path> byPlace) {
    this.byPlace = byPlace;
  }

  static FilesOf folder(Path folder) throws IOException {
    var found = new TreeMap<String, Path>();
    try (var files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> found.put(folder.relativize(file).toString(), file));
    }
    return new FilesOf(found);
  }

  FilesOf under(String place) {
    var moved = new TreeMap<String, Path>();
    byPlace.forEach((name, file) -> moved.put(place + "/" + name, file));
    return new FilesOf(moved);
  }

  FilesOf without(String place) {
    return withoutAny(Pattern.quote(place));
  }

  FilesOf withoutAny(String pattern) {
    var left = new TreeMap<>(byPlace);
    left.keySet().removeIf(place -> place.matches(pattern));
    return new FilesOf(left);
  }

  FilesOf with(String place, Path file) {
    var more = new TreeMap<>(byPlace);
    more.put(place, file);
    return new FilesOf(more);
  }

  TreeMap<String, Path> all() {
    return new TreeMap<>(byPlace);
  }
}
