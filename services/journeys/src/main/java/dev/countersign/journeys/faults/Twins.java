package dev.countersign.journeys.faults;

import dev.countersign.local.Platform;
import dev.countersign.local.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Second replicas of a platform's services: on its database, with its secrets, on other ports. */
final class Twins {
  private Twins() {}

  /** A twin of the platform, as it is. */
  static Platform of(Ground ground) throws IOException {
    return of(ground, Map.of());
  }

  /** The same platform on other ports, with a folder of its own and the same secrets. */
  static Platform of(Ground ground, Map<String, String> settings) throws IOException {
    return of(ground, ground.site().root(), settings);
  }

  /** The same, by what was built in another checkout. */
  static Platform of(Ground ground, Path root, Map<String, String> settings) throws IOException {
    var site = ground.site();
    var folder = Files.createTempDirectory("countersign-twin");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    Files.createDirectories(folder.resolve("secrets"));
    try (var secrets = Files.list(site.folder().resolve("secrets"))) {
      for (var secret : secrets.toList()) {
        Files.copy(secret, folder.resolve("secrets").resolve(secret.getFileName().toString()));
      }
    }
    return Platform.quietly(
        new Site(
            root,
            folder,
            Site.freePorts(),
            site.postgres(),
            site.database(),
            site.storeUrl(),
            site.realmUrl(),
            site.clock(),
            settings));
  }

  private static void delete(Path folder) {
    try {
      Tools.run("rm", "-rf", folder.toString());
    } catch (IOException e) {
      System.err.println("The folder %s could not be removed: %s".formatted(folder, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
