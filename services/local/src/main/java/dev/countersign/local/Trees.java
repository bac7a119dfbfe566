package dev.countersign.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders with all that is in them. */
final class Trees {
  private Trees() {}

  /** Empties a folder, but for one entry of it: a detached start is writing its log there. */
  static void empty(Path folder, String except) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    var kept = folder.resolve(except);
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder) && !path.startsWith(kept)) {
          Files.delete(path);
        }
      }
    }
  }
}
