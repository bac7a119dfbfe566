package dev.countersign.verifier.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A folder as one archive; the same files give the same bytes, whenever and wherever. */
final class Folder {
  /** The earliest time that a ZIP archive can hold: no file's own, so that copies are alike. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Folder() {}

  static Path pack(Path folder) throws IOException {
    var packed = Files.createTempFile("countersign-upload-", ".zip");
    try (var files = Files.walk(folder);
        var zip = new ZipOutputStream(Files.newOutputStream(packed))) {
      var sorted =
          files
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .sorted((one, other) -> name(folder, one).compareTo(name(folder, other)))
              .toList();
      if (sorted.isEmpty()) {
        throw new IOException(folder + " holds no files.");
      }
      for (var file : sorted) {
        var entry = new ZipEntry(name(folder, file));
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return packed;
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
