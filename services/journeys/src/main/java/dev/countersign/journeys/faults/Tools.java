package dev.countersign.journeys.faults;

import dev.countersign.journeys.faults.Drill.SkippedException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Programs of others by which faults are made: found, installed from Debian, or missed. */
final class Tools {
  private Tools() {}

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /**
   * Where a program is. Root on Debian has it installed; anybody else is told what is missing.
   *
   * @param debian the package that has it
   * @throws SkippedException if it cannot be had
   */
  static Path need(String program, String debian) throws IOException, InterruptedException {
    var found = find(program);
    if (found.isEmpty() && isRoot()) {
      install(debian);
      found = find(program);
    }
    return found.orElseThrow(
        () ->
            new SkippedException(
                "%s is not here: install Debian's %s, or put it into the PATH"
                    .formatted(program, debian)));
  }

  private static Optional<Path> find(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void install(String debian) throws IOException, InterruptedException {
    for (var command :
        List.of(
            List.of("apt-get", "update", "-qq"),
            List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends", debian))) {
      var builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      if (builder.start().waitFor() != 0) {
        return;
      }
    }
  }

  /** Runs a command to its end, and gives what it said; anything but success is thrown. */
  static String run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("%s: %s".formatted(String.join(" ", command), said));
    }
    return said;
  }
}
