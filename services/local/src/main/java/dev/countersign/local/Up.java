package dev.countersign.local;

import dev.countersign.local.realm.Totp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Brings the whole platform up on loopback, with real parts, and keeps it until it is stopped. */
final class Up {
  private static final Duration READY = Duration.ofSeconds(120);

  private final Options options;
  private final Path folder;
  private final Progress progress = new Progress(System.out);
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final List<Child> children = new ArrayList<>();
  private @Nullable Parts started;

  Up(Options options) {
    this.options = options;
    this.folder = options.folder();
  }

  int run() throws IOException {
    long began = System.nanoTime();
    var record = new Running(folder);
    if (record.isRunning()) {
      record.stop();
    }
    if (options.fresh()) {
      Trees.empty(folder, "logs");
    }
    Files.createDirectories(folder);
    var clock = clock();
    options.ports().forEach(Up::checkFree);
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop();
                  stopped.countDown();
                }));
    try {
      start(new Services(options, new Secrets(folder.resolve("secrets")), clock));
    } catch (PartFailedException e) {
      stop();
      throw e;
    }
    var pids = new ArrayList<Long>(List.of(ProcessHandle.current().pid()));
    children.forEach(child -> pids.add(child.pid()));
    if (started != null) {
      pids.addAll(started.pids());
    }
    record.remember(pids);
    var logKey = new Status(options).logKey();
    if (logKey.isPresent()) {
      Files.writeString(folder.resolve("log.vkey"), logKey.get());
    }
    announce(clock, (System.nanoTime() - began) / 1_000_000_000);
    watch(stopped);
    return 0;
  }

  private void start(Services services) {
    var secrets = new Secrets(folder.resolve("secrets"));
    var parts =
        new Parts(
            folder,
            new Parts.Ports(
                options.port("postgres"),
                options.port("store"),
                options.port("keycloak"),
                options.port("keycloak-management")),
            Parts.archiveOf(options.root()),
            progress,
            false);
    running.push(parts);
    started = parts;
    parts.ensureDatabase("countersign");
    progress.step("migrating the database", () -> migrate(secrets));
    parts.storeUrl();
    parts.realmUrl();
    var status = new Status(options);
    for (var service : services.all()) {
      progress.step(
          "starting " + service.name(),
          () -> {
            var child =
                Child.start(
                    service.name(),
                    service.command(),
                    service.settings(),
                    folder.resolve("logs/%s.log".formatted(service.name())));
            running.push(child);
            children.add(child);
            child.await(READY, () -> status.isReady(options.port(service.name() + "-management")));
          });
    }
  }

  private void migrate(Secrets secrets) {
    Child.run(
        "The migration",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            options.root().resolve("services/database/target/database-0-SNAPSHOT.jar").toString()),
        Map.of(
            "COUNTERSIGN_DB_ADMIN_URL", PostgresPart.url(options.port("postgres"), "countersign"),
            "COUNTERSIGN_DB_OVERSIGHT_PASSWORD", secrets.of("oversight-database"),
            "COUNTERSIGN_DB_TRANSPARENCY_PASSWORD", secrets.of("transparency-database")),
        folder.resolve("logs/migration.log"));
  }

  /** The clock is fixed with the data; asking for the other one is refused. */
  private Services.Clock clock() throws IOException {
    var file = folder.resolve("clock");
    if (Files.exists(file)) {
      var kept = Files.readString(file).strip().split(" ", 2);
      if (options.clock() != null && !options.clock().equals(kept[0])) {
        throw new PartFailedException(
            "The data in %s were begun under the %s clock and stay under it. Use --fresh to begin anew."
                .formatted(folder, kept[0]));
      }
      return new Services.Clock(kept[0], kept[1]);
    }
    var kind = options.clock() == null ? "story" : options.clock();
    var at = options.clockAt() == null ? "2026-03-01T00:00:00Z" : options.clockAt();
    Files.writeString(file, kind + " " + at);
    return new Services.Clock(kind, at);
  }

  private static void checkFree(String name, int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      throw new PartFailedException(
          "Port %d, which %s needs, is taken. Free it, or choose another: --port %s=NUMBER"
              .formatted(port, name, name));
    }
  }

  private void announce(Services.Clock clock, long seconds) {
    progress.say("");
    progress.say("Countersign is ready after %d s.".formatted(seconds));
    progress.say(
        "  GraphQL           http://localhost:%d/graphql".formatted(options.port("oversight")));
    progress.say(
        "  transparency log  http://localhost:%d/checkpoint"
            .formatted(options.port("transparency")));
    progress.say("  Keycloak          " + KeycloakPart.realmUrl(options.port("keycloak")));
    if (clock.kind().equals("story")) {
      progress.say("  A story clock runs: this platform's time is told, not real.");
    }
    progress.say("  Sign in as aurelia-officer, kestrel-lead, eu-analyst, platform-registrar, …;");
    progress.say("  the password is countersign (local realm only). Ctrl-C stops all of it.");
    Totp.secretOf("aurelia-officer")
        .ifPresent(
            secret ->
                progress.say(
                    "  Officers and leads have a second factor; its secret is %s (local realm only)."
                        .formatted(Totp.base32(secret))));
  }

  private void watch(CountDownLatch stopped) {
    try {
      while (!stopped.await(1, java.util.concurrent.TimeUnit.SECONDS)) {
        for (var child : children) {
          if (!child.isAlive()) {
            throw new PartFailedException(
                "%s went away; its last words are in %s. Run `up` again to start from what is kept."
                    .formatted(child.name(), folder.resolve("logs")));
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stop() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        System.err.println("A part did not stop cleanly: " + e.getMessage());
      }
    }
  }
}
