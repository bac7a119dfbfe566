package dev.countersign.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The realm of the module `local`, cut out of its jar: the people of a demonstration, whose
 * password is known, have no place in a production image.
 */
final class RealmJar {
  private static final String REALM = "dev/countersign/local/realm/";
  private static final String PEOPLE = REALM + "local-people.json";
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private RealmJar() {}

  static Path of(Path local, Path to) throws IOException {
    var kept = new TreeMap<String, byte[]>();
    try (var jar = new JarFile(local.toFile())) {
      for (var entry : java.util.Collections.list(jar.entries())) {
        if (entry.getName().startsWith(REALM)
            && !entry.isDirectory()
            && !entry.getName().equals(PEOPLE)) {
          try (var in = jar.getInputStream(entry)) {
            kept.put(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
    try (var out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (var file : kept.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(file.getValue());
        out.closeEntry();
      }
    }
    Files.setLastModifiedTime(to, FileTime.fromMillis(0));
    return to;
  }
}
