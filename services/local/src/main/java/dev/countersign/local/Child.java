package dev.countersign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of ours with its log; stopped with its descendants. */
final class Child implements AutoCloseable {
  private static final int LAST_LINES = 12;
  private static final long STOP_SECONDS = 20;
  private static final long LOOKS_EVERY_MILLIS = 20;

  private final String name;
  private final Process process;
  private final Path log;

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  static Child start(String name, List<String> command, Map<String, String> environment, Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      var builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      return new Child(name, builder.start(), log);
    } catch (IOException e) {
      throw new PartFailedException("%s did not start: %s".formatted(name, e.getMessage()));
    }
  }

  /** Runs to the end; anything but success is a failure with the last lines of its log. */
  static void run(String name, List<String> command, Path log) {
    run(name, command, Map.of(), log);
  }

  static void run(String name, List<String> command, Map<String, String> environment, Path log) {
    var child = start(name, command, environment, log);
    try {
      if (child.process.waitFor() != 0) {
        throw child.failed("ended with status " + child.process.exitValue());
      }
    } catch (InterruptedException e) {
      child.close();
      Thread.currentThread().interrupt();
      throw new PartFailedException(name + " was interrupted");
    }
  }

  /** Waits until it is ready; a child that dies or takes too long fails with its last lines. */
  void await(Duration limit, Ready ready) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      // In this order: somebody else's process may answer where a dead child was to.
      boolean isReady = ready.now();
      if (!process.isAlive()) {
        throw failed("ended with status " + process.exitValue());
      }
      if (isReady) {
        return;
      }
      if (System.nanoTime() > end) {
        throw failed("was not ready after " + limit.toSeconds() + " s");
      }
      try {
        process.waitFor(LOOKS_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PartFailedException(name + " was interrupted");
      }
    }
  }

  private PartFailedException failed(String how) {
    var lines = new StringBuilder();
    try (var all = Files.lines(log)) {
      var list = all.toList();
      list.subList(Math.max(0, list.size() - LAST_LINES), list.size())
          .forEach(line -> lines.append("\n    ").append(line));
    } catch (IOException | UncheckedIOException e) {
      lines.append("\n    (its log could not be read: ").append(e.getMessage()).append(')');
    }
    return new PartFailedException(
        "%s %s. The last lines of %s:%s".formatted(name, how, log, lines));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Ends it and its descendants at once, as a power cut would. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    var descendants = process.descendants().toList();
    process.destroy();
    descendants.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      for (var descendant : descendants) {
        descendant.onExit().completeOnTimeout(descendant, STOP_SECONDS, TimeUnit.SECONDS).join();
        descendant.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Tells whether something has come to be. */
  interface Ready {
    boolean now();
  }
}
