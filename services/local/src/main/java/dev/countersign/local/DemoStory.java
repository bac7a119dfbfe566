package dev.countersign.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Has the demo story played on a platform that has just begun. */
final class DemoStory {
  private final Options options;

  DemoStory(Options options) {
    this.options = options;
  }

  /**
   * Plays it on the first start, and to its end if an earlier start was broken off. Data that were
   * begun without the story stay without it.
   *
   * @return false if there was nothing to play
   */
  boolean loadIfMeant(boolean first, Site.Clock clock) throws IOException {
    boolean begun = Files.exists(options.folder().resolve("story.json"));
    if (!options.demo() || !clock.kind().equals("story") || !(first || begun)) {
      return false;
    }
    var jar = options.root().resolve("services/journeys/target/journeys-0-SNAPSHOT.jar");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dcountersign.root=" + options.root(),
                "-jar",
                jar.toString(),
                "load",
                "--folder",
                options.folder().toString()));
    options.ports().forEach((name, port) -> command.addAll(List.of("--port", name + "=" + port)));
    var process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (process.waitFor() != 0) {
        System.err.println(
            "The demo story could not be told to its end; the platform runs with what was told."
                + " Start again with --fresh to begin anew.");
        return false;
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new PartFailedException("The demo story was interrupted");
    }
    return true;
  }
}
