package dev.countersign.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What runs on a data folder, remembered in a file, so that nothing is left behind by a kill. */
final class Running {
  private static final long STOP_SECONDS = 40;

  private final Path file;
  private final Path postmaster;

  Running(Path folder) {
    this.file = folder.resolve("running.pids");
    this.postmaster = folder.resolve("postgres/postmaster.pid");
  }

  void remember(List<Long> pids) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var lines = new ArrayList<String>();
    for (var pid : pids) {
      // A number alone could later be somebody else's process: its start tells them apart.
      ProcessHandle.of(pid)
          .flatMap(handle -> handle.info().startInstant())
          .ifPresent(start -> lines.add(pid + " " + start));
    }
    Files.write(file, lines);
  }

  private List<ProcessHandle> alive() throws IOException {
    var found = new ArrayList<ProcessHandle>();
    if (Files.exists(file)) {
      for (var line : Files.readAllLines(file)) {
        var part = line.split(" ", 2);
        ProcessHandle.of(Long.parseLong(part[0]))
            .filter(h -> h.info().startInstant().map(Object::toString).orElse("").equals(part[1]))
            .ifPresent(found::add);
      }
    }
    orphan().filter(server -> !found.contains(server)).ifPresent(found::add);
    return found;
  }

  /** PostgreSQL outlives a launcher that was killed; its own file names it. */
  private Optional<ProcessHandle> orphan() throws IOException {
    if (!Files.exists(postmaster)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(postmaster).getFirst().strip()))
        .filter(handle -> handle.info().command().orElse("").endsWith("postgres"));
  }

  boolean isRunning() throws IOException {
    return !alive().isEmpty();
  }

  /** Stops the first that was remembered, which stops its children; then whatever is left. */
  int stop() throws IOException {
    var alive = alive();
    if (alive.isEmpty()) {
      System.out.println("Nothing is running here.");
      return 0;
    }
    for (var process : alive) {
      var descendants = process.descendants().toList();
      process.destroy();
      descendants.forEach(ProcessHandle::destroy);
      try {
        process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return 1;
      } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
        process.destroyForcibly();
      }
    }
    Files.deleteIfExists(file);
    System.out.println("Stopped.");
    return 0;
  }
}
