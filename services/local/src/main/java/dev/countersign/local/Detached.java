package dev.countersign.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Has {@code up} run on in the background, and shows what it says until it is ready. */
final class Detached {
  private static final String READY = "Ctrl-C stops all of it.";
  private static final long GLANCE_MILLIS = 200;

  private final Options options;
  private final String[] arguments;

  Detached(Options options, String[] arguments) {
    this.options = options;
    this.arguments = arguments;
  }

  int run() throws IOException {
    var log = options.folder().resolve("logs/up.log");
    Files.createDirectories(Objects.requireNonNull(log.getParent()));
    Files.deleteIfExists(log);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Dcountersign.root=" + options.root(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Launcher.class.getName()));
    for (var argument : arguments) {
      if (!argument.equals("--detach")) {
        command.add(argument);
      }
    }
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    return follow(process, log);
  }

  private static int follow(Process process, Path log) throws IOException {
    int shown = 0;
    while (true) {
      boolean alive = process.isAlive();
      var said = Files.readString(log, StandardCharsets.UTF_8);
      int ready = said.indexOf("  " + READY);
      System.out.print(said.substring(shown, ready < 0 ? said.length() : ready));
      System.out.flush();
      shown = said.length();
      if (ready >= 0) {
        System.out.println("  ./countersign down stops all of it.");
        return 0;
      }
      if (!alive) {
        return 1;
      }
      try {
        process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return 1;
      }
    }
  }
}
