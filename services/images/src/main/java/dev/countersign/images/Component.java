package dev.countersign.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an image holds of us, and how it is started.
 *
 * @param options of the Java runtime, up to the main class or jar, with places as in the image
 * @param environment what it is told unless whoever runs the image tells it otherwise
 * @param files by their place below {@code /app}
 */
record Component(
    String name, List<String> options, Map<String, String> environment, Map<String, Path> files) {
  /** The same for every file, so that two builds of the same sources are the same bits. */
  static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  Component {
    options = List.copyOf(options);
    environment = new TreeMap<>(environment);
    files = Map.copyOf(files);
  }

  /** Every jar in it, by its place. */
  Map<String, Path> jars() {
    var jars = new TreeMap<>(files);
    jars.keySet().removeIf(place -> !place.endsWith(".jar"));
    return jars;
  }

  /** Where a component is laid out below the folder of the work. */
  static Path apps(Path work) {
    return work.resolve("apps");
  }

  /** What was kept ready for it when it was laid out and run. */
  static Path cache(Path work, String name) {
    return apps(work).resolve(name + ".aot");
  }

  /**
   * Lays its files out as the image will have them, times included, so that it can be run from
   * there; beside them, how it is started and what all of this is.
   */
  void layOut(Path work, Path javaRelease) throws IOException {
    var folder = apps(work).resolve(name);
    Files.createDirectories(folder);
    for (var stale : FilesOf.folder(folder).all().entrySet()) {
      if (!files.containsKey(stale.getKey())) {
        Files.delete(stale.getValue());
      }
    }
    for (var file : files.entrySet()) {
      var place = folder.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.copy(file.getValue(), place, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(place, FileTime.from(TIME));
    }
    Files.write(apps(work).resolve(name + ".options"), options);
    Files.writeString(apps(work).resolve(name + ".inputs"), inputs(javaRelease));
  }

  /** A digest of everything that a cache of this component depends on. */
  private String inputs(Path javaRelease) throws IOException {
    var text = new StringBuilder(Files.readString(javaRelease));
    options.forEach(option -> text.append(option).append('\n'));
    for (var file : new TreeMap<>(files).entrySet()) {
      text.append(file.getKey())
          .append(' ')
          .append(BaseImage.sha256(Files.readAllBytes(file.getValue())))
          .append('\n');
    }
    return BaseImage.sha256(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** The cache of exactly this component, once it was made. */
  Path cache(Path work) throws IOException {
    var cache = cache(work, name);
    var madeOf = apps(work).resolve(name + ".aot.inputs");
    var inputs = apps(work).resolve(name + ".inputs");
    if (!Files.exists(cache)
        || !Files.exists(madeOf)
        || !Files.readString(madeOf).equals(Files.readString(inputs))) {
      throw new IOException(
          "%s was not run since it changed, so nothing is kept ready for it".formatted(name));
    }
    return cache;
  }
}
