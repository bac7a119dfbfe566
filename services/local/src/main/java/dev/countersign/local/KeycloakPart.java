package dev.countersign.local;

import dev.countersign.local.realm.AdminApi;
import dev.countersign.local.realm.AdminApi.AdminFailedException;
import dev.countersign.local.realm.RealmDefinition;
import dev.countersign.local.realm.RealmKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real Keycloak on loopback, with the realm of this platform. */
final class KeycloakPart implements AutoCloseable {
  static final String KEEPER = "countersign-realm-keeper";
  private static final Duration READY = Duration.ofSeconds(300);

  private final Child child;
  private final Path aotCache;
  private final Path training;

  private KeycloakPart(Child child, Path aotCache, Path training) {
    this.child = child;
    this.aotCache = aotCache;
    this.training = training;
  }

  /**
   * @param keeper secret of the service account that keeps the realm; it is made at the first start
   */
  static KeycloakPart start(
      KeycloakHome home, int port, int managementPort, int postgresPort, String keeper, Path logs) {
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
                "KC_BOOTSTRAP_ADMIN_CLIENT_ID",
                KEEPER,
                "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET",
                keeper,
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

  /** Waits until it lets the realm's keeper in, then brings the realm to this release. */
  KeycloakPart awaitRealm(int port, String keeper) {
    var admin = new AdminApi(url(port), KEEPER, keeper);
    child.await(READY, admin::isReady);
    try {
      new RealmKeeper(admin, RealmDefinition.local()).applyIfNew();
    } catch (AdminFailedException e) {
      throw new PartFailedException("The realm could not be kept: " + e.getMessage());
    }
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
