package dev.countersign.local;

import dev.countersign.local.realm.Totp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Brings the whole platform up on loopback, with real parts, and keeps it until it is stopped. */
final class Up {
  /** Where a story clock begins if nobody says otherwise: where the demo story does. */
  private static final String BEGINNING = "2026-03-01T00:00:00Z";

  private final Options options;
  private final Path folder;
  private final Progress progress = new Progress(System.out);
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

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
    boolean first = !Files.exists(folder.resolve("clock"));
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
      var parts = parts();
      var platform = platform(parts, clock);
      var pids = new ArrayList<>(List.of(ProcessHandle.current().pid()));
      pids.addAll(platform.pids());
      pids.addAll(parts.pids());
      record.remember(pids);
      rememberLogKey();
      long ready = System.nanoTime();
      boolean told = new DemoStory(options).loadIfMeant(first, clock);
      announce(clock, ready - began, told ? System.nanoTime() - ready : 0);
      watch(stopped, platform);
    } catch (PartFailedException e) {
      stop();
      throw e;
    }
    return 0;
  }

  private Parts parts() {
    var parts = Parts.of(options, progress);
    running.push(parts);
    parts.postgresUrl("postgres");
    parts.storeUrl();
    parts.realmUrl();
    return parts;
  }

  private Platform platform(Parts parts, Site.Clock clock) throws IOException {
    var platform =
        new Platform(
            new Site(
                options.root(),
                folder,
                options.ports(),
                parts.postgresPort(),
                "countersign",
                parts.storeUrl(),
                parts.realmUrl(),
                clock),
            progress);
    running.push(platform);
    platform.startWithout(options.without());
    if (options.without() != null) {
      platform.writeSettings(options.without(), folder.resolve(options.without() + ".env"));
    }
    return platform;
  }

  /** Whoever checks offline finds the log's verifier key here. */
  private void rememberLogKey() throws IOException {
    var key = Health.get("http://127.0.0.1:%d/key".formatted(options.port("transparency")));
    if (key.isPresent()) {
      Files.writeString(folder.resolve("log.vkey"), key.get());
    }
  }

  /** The clock is fixed with the data; asking for the other one is refused. */
  private Site.Clock clock() throws IOException {
    var file = folder.resolve("clock");
    if (Files.exists(file)) {
      var kept = Files.readString(file).strip().split(" ", 2);
      if (options.clock() != null && !options.clock().equals(kept[0])) {
        throw new PartFailedException(
            "The data in %s were begun under the %s clock and stay under it. Use --fresh to begin anew."
                .formatted(folder, kept[0]));
      }
      if (options.clockAt() != null && !options.clockAt().equals(kept[1])) {
        throw new PartFailedException(
            "The story clock of the data in %s began at %s and only moves forward. Use --fresh to begin elsewhere."
                .formatted(folder, kept[1]));
      }
      return new Site.Clock(kept[0], kept[1]);
    }
    var kind = options.clock() == null ? "story" : options.clock();
    var at = options.clockAt() == null ? BEGINNING : options.clockAt();
    Files.writeString(file, kind + " " + at);
    return new Site.Clock(kind, at);
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

  private void announce(Site.Clock clock, long ready, long told) {
    progress.say("");
    if (told > 0) {
      progress.say("The demo story took %d s.".formatted(TimeUnit.NANOSECONDS.toSeconds(told)));
    }
    progress.say(
        "Countersign is ready after %d s.".formatted(TimeUnit.NANOSECONDS.toSeconds(ready)));
    progress.say("  console           http://localhost:%d/".formatted(options.port("oversight")));
    progress.say(
        "  GraphQL           http://localhost:%d/graphql".formatted(options.port("oversight")));
    progress.say("  evidence          http://localhost:%d/".formatted(options.port("evidence")));
    progress.say(
        "  transparency log  http://localhost:%d/checkpoint"
            .formatted(options.port("transparency")));
    progress.say("  Keycloak          " + KeycloakPart.realmUrl(options.port("keycloak")));
    if (options.without() != null) {
      progress.say(
          "  %s is left to you; its settings are in %s"
              .formatted(options.without(), folder.resolve(options.without() + ".env")));
    } else if (clock.kind().equals("story")) {
      progress.say("  " + Health.clock(options.port("oversight")));
    }
    progress.say("  Sign-ins, all with the password countersign (local realm only):");
    progress.say("    labs        aurelia-, borealis-, cygnus-  submitter, officer, approver");
    progress.say("                aurelia-safeguards");
    progress.say("    auditors    kestrel-, bracken-            evaluator, lead");
    progress.say("    regulators  eu-, ca-                      analyst, supervisor");
    progress.say("    operator    platform-                     registrar, approver");
    Totp.secretOf("aurelia-officer")
        .ifPresent(
            secret ->
                progress.say(
                    "  Officers, leads and supervisors have a second factor: %s (local realm only)."
                        .formatted(Totp.base32(secret))));
    progress.say("  Ctrl-C stops all of it.");
  }

  private void watch(CountDownLatch stopped, Platform platform) {
    try {
      while (!stopped.await(1, TimeUnit.SECONDS)) {
        var ended = platform.ended();
        if (ended.isPresent()) {
          throw new PartFailedException(
              "%s went away; its last words are in %s. Run `up` again to start from what is kept."
                  .formatted(ended.get(), folder.resolve("logs")));
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
