package dev.countersign.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real Keycloak on loopback, with the realm of this platform. */
final class KeycloakPart implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(300);

  private final Child child;
  private final Path aotCache;
  private final Path training;

  private KeycloakPart(Child child, Path aotCache, Path training) {
    this.child = child;
    this.aotCache = aotCache;
    this.training = training;
  }

  static KeycloakPart start(
      KeycloakHome home, int port, int managementPort, int postgresPort, Path logs) {
    PostgresPart.ensure(postgresPort, "keycloak");
    var cache = home.aotCache();
    var training = cache.resolveSibling(cache.getFileName() + "." + ProcessHandle.current().pid());
    // The first start trains the cache that lets all later ones skip most of the class loading.
    var aot =
        Files.exists(cache)
            ? "-XX:AOTCache=" + cache + " -XX:AOTMode=auto"
            : "-XX:AOTCacheOutput=" + training;
    var child =
        Child.start(
            "Keycloak",
            List.of(
                home.script().toString(),
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=" + url(port),
                "--db-url=jdbc:postgresql://127.0.0.1:%d/keycloak".formatted(postgresPort),
                "--db-username=postgres",
                "--db-password=unused"),
            Map.of(
                "JAVA_OPTS_GC",
                "-XX:+UseSerialGC",
                "JAVA_OPTS_APPEND",
                "-XX:TieredStopAtLevel=1 " + aot),
            logs.resolve("keycloak.log"));
    return new KeycloakPart(child, cache, training);
  }

  static String url(int port) {
    return "http://localhost:" + port;
  }

  static String realmUrl(int port) {
    return url(port) + "/realms/countersign";
  }

  /** Waits for a token, not for a log line: the realm is imported after the server says hello. */
  KeycloakPart awaitToken(int port) {
    var tokens = new Tokens(realmUrl(port));
    child.await(READY, () -> tokens.isReady("platform-registrar"));
    return this;
  }

  Child child() {
    return child;
  }

  @Override
  public void close() {
    child.close();
    if (Files.exists(training)) {
      try {
        Files.move(training, aotCache, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        System.err.println("Keycloak's start cache could not be kept: " + e.getMessage());
      }
    }
  }
}
