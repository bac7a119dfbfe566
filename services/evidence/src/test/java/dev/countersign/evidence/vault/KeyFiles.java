package dev.countersign.evidence.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of master keys, which are gone when the tests are over. */
public final class KeyFiles {
  private KeyFiles() {}

  /** A file that holds these lines. */
  public static Path of(String... lines) {
    try {
      var file = Files.createTempFile("master", ".keys");
      file.toFile().deleteOnExit();
      return Files.writeString(file, String.join("\n", lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KeyKeeper keeper(String... lines) {
    return new FileKeys(of(lines));
  }
}
