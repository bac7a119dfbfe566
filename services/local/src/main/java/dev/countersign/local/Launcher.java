package dev.countersign.local;

import dev.countersign.local.realm.AdminApi;
import dev.countersign.local.realm.RealmDefinition;
import dev.countersign.local.realm.RealmKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** {@code countersign up}, {@code down} and {@code status}, and parts alone, for tests. */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] arguments) {
    // The embedded database logs through a front that has nothing behind it, and says so at length.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    try {
      System.exit(run(Options.parse(arguments), arguments));
    } catch (PartFailedException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      System.err.println("A file could not be read or written: " + e.getMessage());
      System.exit(1);
    }
  }

  private static int run(Options options, String[] arguments) throws IOException {
    return switch (options.command()) {
      case "up" ->
          options.detach() ? new Detached(options, arguments).run() : new Up(options).run();
      case "down" -> new Running(options.folder()).stop();
      case "status" -> new Status(options).print();
      case "parts" -> parts(options.folder());
      case "store" -> store(options);
      case "realm" -> realm();
      default -> throw new PartFailedException("There is no command " + options.command());
    };
  }

  /** Brings the realm of a Keycloak that is already there to this release, without people. */
  private static int realm() {
    var admin =
        new AdminApi(
            setting("COUNTERSIGN_KEYCLOAK_URL"),
            setting("COUNTERSIGN_KEYCLOAK_ADMIN_CLIENT"),
            setting("COUNTERSIGN_KEYCLOAK_ADMIN_SECRET"));
    try {
      new RealmKeeper(admin, RealmDefinition.production(setting("COUNTERSIGN_CONSOLE_URL")))
          .apply();
    } catch (AdminApi.AdminFailedException e) {
      throw new PartFailedException("The realm could not be kept: " + e.getMessage());
    }
    System.out.println("The realm is as this release has it.");
    return 0;
  }

  private static String setting(String name) {
    var value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new PartFailedException("Set " + name + ".");
    }
    return value;
  }

  /** Starts the parts alone, for a test run, and keeps them until it is told to end. */
  private static int parts(Path folder) throws IOException {
    Files.createDirectories(folder);
    var progress = new Progress(System.out);
    var root = Path.of(System.getProperty("countersign.root", "."));
    var parts =
        new Parts(folder, Parts.Ports.free(), KeycloakHome.archiveOf(root), progress, false);
    var ended = closedAtTheEnd(parts);
    parts.storeUrl();
    parts.realmUrl();
    parts.writeTo(folder.resolve("parts.properties"));
    progress.say("The parts are ready.");
    return await(ended);
  }

  /** Starts the document store alone, and keeps it until it is told to end. */
  private static int store(Options options) throws IOException {
    Files.createDirectories(options.folder());
    return await(
        closedAtTheEnd(StorePart.start(options.folder().resolve("store"), options.port("store"))));
  }

  private static CountDownLatch closedAtTheEnd(AutoCloseable part) {
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    part.close();
                  } catch (Exception e) {
                    System.err.println("A part did not stop cleanly: " + e.getMessage());
                  }
                  ended.countDown();
                }));
    return ended;
  }

  private static int await(CountDownLatch ended) {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
