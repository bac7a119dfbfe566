package dev.countersign.journeys.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Commands that run to their end. */
final class Commands {
  private Commands() {}

  /** Runs one; anything but success is a failure with all that it said. */
  static void run(List<String> command, Map<String, String> settings, Path log)
      throws IOException, InterruptedException {
    Files.createDirectories(log.getParent());
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(settings);
    int status = builder.start().waitFor();
    if (status != 0) {
      throw new IOException(
          "%s ended with %d:%n%s".formatted(command.getFirst(), status, Files.readString(log)));
    }
  }
}
