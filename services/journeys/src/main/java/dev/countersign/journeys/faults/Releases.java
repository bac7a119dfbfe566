package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import dev.countersign.local.NextRelease;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Releases beside each other, on one database. */
final class Releases {
  private static final int CLIENTS = 6;

  /** Of requests that failed one after the other; each is repeated under its key. */
  private static final double LONGEST_BURST_SECONDS = 1;

  private static final double LONGEST_WAIT_SECONDS = 5;

  private Releases() {}

  /** A lock may cost a request its turn, which is repeated under its key; nobody waits for long. */
  private static String burst(Clients clients) {
    must(
        clients.longestBurstSeconds() <= LONGEST_BURST_SECONDS,
        "requests failed for %.1f s, the first with %s",
        clients.longestBurstSeconds(),
        clients.firstFailure());
    must(
        clients.longestSeconds() <= LONGEST_WAIT_SECONDS,
        "a write took %.1f s",
        clients.longestSeconds());
    return "%d requests repeated, failing for %.1f s at most, the longest wait %.1f s"
        .formatted(clients.unanswered(), clients.longestBurstSeconds(), clients.longestSeconds());
  }

  /** The migration runs again and again while services write. */
  private record Migrated(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      int times = ground.far() ? 10 : 3;
      try (var oracle = Oracle.watching(ground);
          var clients = Clients.begin(ground, CLIENTS, List.of(ground.site().url("oversight")))) {
        for (int time = 0; time < times; time++) {
          Crashes.awaitMore(clients, 5);
          ground.platform().migrate();
          NextRelease.changeEveryPolicy(ground.database());
          ground.platform().migrate();
        }
        Crashes.awaitMore(clients, 5);
        var journal = clients.end();
        return "%d times as it is, and %d times with every policy changed; %s; %s"
            .formatted(times, times, burst(clients), oracle.judge(journal));
      }
    }
  }

  /**
   * Services of this release go on while the next one's migration expands the database under them;
   * and services of an older release, where one was built, serve beside them.
   */
  private record Beside(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      var older = ground.older();
      if (older.isPresent()
          && !Files.exists(older.get().resolve("services/oversight/target/quarkus-app"))) {
        throw new SkippedException(
            older.get() + " was not built: ./mvnw package -DskipTests there");
      }
      var addresses = new ArrayList<URI>(List.of(ground.site().url("oversight")));
      try (var twin = Twins.of(ground, older.orElse(ground.root()), ground.site().settings())) {
        if (older.isPresent()) {
          twin.start("transparency");
          twin.start("oversight");
          // Its tickets lead to the vault beside it.
          twin.start("evidence");
          addresses.add(twin.site().url("oversight"));
        }
        try (var oracle = Oracle.watching(ground);
            var clients =
                Clients.begin(ground, List.of(Write.MODEL, Write.FILE), CLIENTS / 2, addresses)) {
          Crashes.awaitMore(clients, 20);
          NextRelease.expand(ground.database());
          Crashes.awaitMore(clients, ground.far() ? 500 : 20);
          var journal = clients.end();
          return "%s; %s; %s"
              .formatted(
                  older.isPresent()
                      ? "an older release wrote beside this one"
                      : "of an older release: not played, give --older with a checkout that was built",
                  burst(clients),
                  oracle.judge(journal));
        }
      }
    }
  }

  static List<Drill> all() {
    return List.of(
        new Migrated("R20", "the migration runs while clients write"),
        new Beside(
            "R20", "the database is expanded for the next release under services of this one"));
  }
}
