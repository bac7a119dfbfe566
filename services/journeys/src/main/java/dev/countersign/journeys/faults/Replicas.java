package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second replica beside the first, on the same database. */
final class Replicas {
  private static final int CLIENTS = 6;

  private Replicas() {}

  /**
   * Two sequencers at once; one of them is stopped for longer than any lock lives, and comes back.
   */
  private record TwoLogs(String id, String what, boolean paused) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      try (var twin = Twins.of(ground)) {
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

  /** Replicas of every service are stopped and started in turn behind proxies. */
  private record RollingRestart(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      try (var pair = Pair.of(ground);
          var oracle = pair.oracle();
          var readers = new LogReaders(pair.transparency().address());
          var clients =
              Clients.begin(
                  ground,
                  List.of(Write.MODEL, Write.FILE),
                  CLIENTS / 2,
                  List.of(pair.oversight().address()))) {
        int rounds = ground.far() ? 10 : 2;
        for (int round = 0; round < rounds; round++) {
          for (var service : Pair.SERVICES) {
            Crashes.awaitMore(clients, 5);
            pair.replicas().get(round % 2).stop(service);
            pair.replicas().get(round % 2).start(service);
          }
        }
        Crashes.awaitMore(clients, 5);
        var journal = clients.end();
        must(
            clients.unanswered() == 0,
            "%d requests failed while pods were replaced, the first: %s",
            clients.unanswered(),
            clients.firstFailure());
        must(readers.failed() == 0, "%d reads of the log failed", readers.failed());
        return "%d restarts of each service; %s; failed 0 of %,d writes and 0 of %,d reads of the log"
            .formatted(rounds, oracle.judge(journal), journal.size(), readers.asked());
      }
    }
  }

  static List<Drill> all() {
    return List.of(
        new TwoLogs("R5", "two replicas of the log sequence at once", false),
        new TwoLogs("R6", "a replica of the log is paused, and comes back", true),
        new RollingRestart("R15", "replicas of every service are replaced in turn"));
  }
}
