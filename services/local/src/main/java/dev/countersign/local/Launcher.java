package dev.countersign.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** {@code countersign up}, {@code down} and {@code status}, and the parts of a test run. */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] arguments) {
    try {
      System.exit(run(Options.parse(arguments)));
    } catch (PartFailedException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      System.err.println("A file could not be read or written: " + e.getMessage());
      System.exit(1);
    }
  }

  private static int run(Options options) throws IOException {
    return switch (options.command()) {
      case "up" -> new Up(options).run();
      case "down" -> new Running(options.folder()).stop();
      case "status" -> new Status(options).print();
      case "parts" -> parts(options.folder());
      default -> throw new PartFailedException("There is no command " + options.command());
    };
  }

  /** Starts the parts alone, for a test run, and keeps them until it is told to end. */
  private static int parts(Path folder) throws IOException {
    Files.createDirectories(folder);
    var progress = new Progress(System.out);
    var root = Path.of(System.getProperty("countersign.root", "."));
    var parts = new Parts(folder, Parts.Ports.free(), Parts.archiveOf(root), progress, false);
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  parts.close();
                  ended.countDown();
                }));
    parts.storeUrl();
    parts.realmUrl();
    parts.writeTo(folder.resolve("parts.properties"));
    progress.say("The parts are ready.");
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
