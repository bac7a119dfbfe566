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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * One image: a Java runtime, the libraries, what is ours, of oversight the console, and last what
 * is kept ready for a start, each a layer, so that an upgrade moves the last ones only.
 *
 * @param cache of loaded and linked classes, which the runtime takes where it fits
 */
record ServiceImage(Component component, Path cache) {
  private static final String USER = "10001:10001";
  private static final FilePermissions READABLE = FilePermissions.fromOctalString("644");
  private static final FilePermissions RUNNABLE = FilePermissions.fromOctalString("755");

  /** Writes an OCI archive, and says its digest. */
  String write(Path base, Path runtime, Path folder)
      throws IOException,
          InterruptedException,
          InvalidImageReferenceException,
          RegistryException,
          CacheDirectoryCreationException,
          ExecutionException {
    var entrypoint = new ArrayList<>(List.of("/opt/java/bin/java"));
    entrypoint.addAll(component.options());
    var name = component.name();
    var layers = folder.resolve("layers");
    var image =
        Jib.from(TarImage.at(base))
            .addFileEntriesLayer(runtime(runtime))
            .addFileEntriesLayer(layer("libraries", place -> place.startsWith("lib/")))
            .addFileEntriesLayer(
                layer("ours", place -> !place.startsWith("lib/") && !Console.has(place)))
            .setEnvironment(component.environment())
            .setEntrypoint(entrypoint)
            .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
            .setUser(USER)
            .setCreationTime(Component.TIME)
            .setFormat(ImageFormat.OCI)
            .addLabel("org.opencontainers.image.title", "countersign " + name)
            .addLabel("org.opencontainers.image.licenses", "Apache-2.0");
    if (component.files().keySet().stream().anyMatch(Console::has)) {
      image.addFileEntriesLayer(layer("console", Console::has));
    }
    return image
        .addFileEntriesLayer(ready())
        .containerize(
            Containerizer.to(
                    TarImage.at(folder.resolve(name + ".oci.tar")).named("countersign/" + name))
                .setBaseImageLayersCache(layers)
                .setApplicationLayersCache(layers)
                .setOfflineMode(true))
        .getDigest()
        .toString();
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
                    Component.TIME));
    return layer.build();
  }

  private FileEntriesLayer ready() {
    return FileEntriesLayer.builder()
        .setName("kept ready")
        .addEntry(
            cache,
            AbsoluteUnixPath.get("/app/%s.aot".formatted(component.name())),
            READABLE,
            Component.TIME)
        .build();
  }

  private FileEntriesLayer layer(String title, java.util.function.Predicate<String> belongs) {
    var layer = FileEntriesLayer.builder().setName(title);
    new java.util.TreeMap<>(component.files())
        .forEach(
            (place, file) -> {
              if (belongs.test(place)) {
                layer.addEntry(
                    file, AbsoluteUnixPath.get("/app/" + place), READABLE, Component.TIME);
              }
            });
    return layer.build();
  }
}
