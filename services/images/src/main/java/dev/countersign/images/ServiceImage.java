package dev.countersign.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * One image: a Java runtime, the libraries, and what is ours, each a layer, so that an upgrade
 * moves only the last.
 *
 * @param options of the Java runtime, up to the main class or jar
 * @param files by their place below {@code /app}
 */
record ServiceImage(String name, List<String> options, Map<String, Path> files) {
  /** The same for every file, so that two builds of the same sources are the same bits. */
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  private static final String USER = "10001:10001";
  private static final FilePermissions READABLE = FilePermissions.fromOctalString("644");
  private static final FilePermissions RUNNABLE = FilePermissions.fromOctalString("755");

  ServiceImage {
    options = List.copyOf(options);
    files = Map.copyOf(files);
  }

  static ServiceImage of(String name, List<String> options, FilesOf files) {
    return new ServiceImage(name, options, files.all());
  }

  /** Every jar in it, by its place. */
  Map<String, Path> jars() {
    var jars = new java.util.TreeMap<String, Path>();
    files.forEach(
        (place, file) -> {
          if (place.endsWith(".jar")) {
            jars.put(place, file);
          }
        });
    return jars;
  }

  /** Writes an OCI archive, and says its digest. */
  String write(Path base, Path runtime, Path folder)
      throws IOException,
          InterruptedException,
          InvalidImageReferenceException,
          RegistryException,
          CacheDirectoryCreationException,
          ExecutionException {
    var entrypoint = new ArrayList<>(List.of("/opt/java/bin/java"));
    entrypoint.addAll(options);
    var cache = Files.createTempDirectory("image-layers");
    var container =
        Jib.from(TarImage.at(base))
            .addFileEntriesLayer(runtime(runtime))
            .addFileEntriesLayer(layer("libraries", place -> place.startsWith("lib/")))
            .addFileEntriesLayer(layer("ours", place -> !place.startsWith("lib/")))
            .setEntrypoint(entrypoint)
            .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
            .setUser(USER)
            .setCreationTime(TIME)
            .setFormat(ImageFormat.OCI)
            .addLabel("org.opencontainers.image.title", "countersign " + name)
            .addLabel("org.opencontainers.image.licenses", "Apache-2.0")
            .containerize(
                Containerizer.to(
                        TarImage.at(folder.resolve(name + ".oci.tar")).named("countersign/" + name))
                    .setBaseImageLayersCache(cache)
                    .setApplicationLayersCache(cache)
                    .setOfflineMode(true));
    return container.getDigest().toString();
  }

  private static FileEntriesLayer runtime(Path runtime) throws IOException {
    var layer = FileEntriesLayer.builder().setName("runtime");
    FilesOf.folder(runtime)
        .all()
        .forEach(
            (place, file) ->
                layer.addEntry(
                    file,
                    AbsoluteUnixPath.get("/opt/java/" + place),
                    place.startsWith("bin/") || place.endsWith("jspawnhelper")
                        ? RUNNABLE
                        : READABLE,
                    TIME));
    return layer.build();
  }

  private FileEntriesLayer layer(String title, java.util.function.Predicate<String> belongs) {
    var layer = FileEntriesLayer.builder().setName(title);
    new java.util.TreeMap<>(files)
        .forEach(
            (place, file) -> {
              if (belongs.test(place)) {
                layer.addEntry(file, AbsoluteUnixPath.get("/app/" + place), READABLE, TIME);
              }
            });
    return layer.build();
  }
}
