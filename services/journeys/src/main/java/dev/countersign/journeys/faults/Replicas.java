package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import dev.countersign.local.Platform;
import dev.countersign.local.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A second replica beside the first, on the same database. */
final class Replicas {
  private static final int CLIENTS = 6;

  private Replicas() {}

  /** As a cluster would, where endpoints learn late that a pod is to go. */
  private static final Map<String, String> LEAVING =
      Map.of("QUARKUS_SHUTDOWN_DELAY", "2S", "QUARKUS_SHUTDOWN_TIMEOUT", "10S");

  /** A twin of the platform, as it is. */
  static Platform twin(Ground ground) throws IOException {
    return twin(ground, Map.of());
  }

  /** The same platform on other ports, with a folder of its own and the same secrets. */
  private static Platform twin(Ground ground, Map<String, String> settings) throws IOException {
    var site = ground.site();
    var folder = Files.createTempDirectory("countersign-twin");
    Files.createDirectories(folder.resolve("secrets"));
    try (var secrets = Files.list(site.folder().resolve("secrets"))) {
      for (var secret : secrets.toList()) {
        Files.copy(secret, folder.resolve("secrets").resolve(secret.getFileName().toString()));
      }
    }
    return Platform.quietly(
        new Site(
            site.root(),
            folder,
            Site.freePorts(),
            site.postgres(),
            site.database(),
            site.storeUrl(),
            site.realmUrl(),
            site.clock(),
            settings));
  }

  /**
   * Two sequencers at once; one of them is stopped for longer than any lock lives, and comes back.
   */
  private record TwoLogs(String id, String what, boolean paused) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      try (var twin = twin(ground)) {
        twin.start("transparency");
        var logs = List.of(ground.site().port("transparency"), twin.site().port("transparency"));
        try (var oracle = new Oracle(ground, logs);
            var clients = Clients.begin(ground, CLIENTS, List.of(ground.site().url("oversight")))) {
          int times = ground.far() ? 6 : 2;
          for (int time = 0; time < times; time++) {
            Crashes.awaitMore(clients, 10);
            if (paused) {
              var one = time % 2 == 0 ? ground.platform() : twin;
              Signals.send("STOP", one.pid("transparency"));
              TimeUnit.SECONDS.sleep(ground.far() ? 30 : 7);
              Crashes.awaitMore(clients, 5);
              Signals.send("CONT", one.pid("transparency"));
            } else {
              TimeUnit.SECONDS.sleep(ground.far() ? 10 : 3);
            }
          }
          return oracle.judge(clients.end());
        }
      }
    }
  }

  /** Replicas of oversight are stopped and started in turn behind a proxy. */
  private record RollingRestart(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      ground.platform().stop("oversight");
      try (var one = twin(ground, LEAVING);
          var other = twin(ground, LEAVING)) {
        var replicas = List.of(one, other);
        for (var replica : replicas) {
          replica.start("oversight");
        }
        try (var proxy = new Proxy(replicas);
            var oracle = Oracle.watching(ground);
            var clients = Clients.begin(ground, CLIENTS, List.of(proxy.address()))) {
          int rounds = ground.far() ? 10 : 2;
          for (int round = 0; round < rounds; round++) {
            Crashes.awaitMore(clients, 10);
            var replaced = replicas.get(round % 2);
            replaced.stop("oversight");
            replaced.start("oversight");
            Crashes.awaitMore(clients, 5);
          }
          var journal = clients.end();
          must(
              clients.unanswered() == 0,
              "%d requests failed while pods were replaced",
              clients.unanswered());
          return "%d restarts; %s; failed 0 of %,d"
              .formatted(rounds, oracle.judge(journal), journal.size());
        }
      } finally {
        ground.platform().start("oversight");
      }
    }
  }

  static List<Drill> all() {
    return List.of(
        new TwoLogs("R5", "two replicas of the log sequence at once", false),
        new TwoLogs("R6", "a replica of the log is paused, and comes back", true),
        new RollingRestart("R15", "replicas of oversight are replaced in turn"));
  }
}
