package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Something dies without a word while clients write, again and again. */
final class Crashes {
  private static final int CLIENTS = 6;

  private Crashes() {}

  private interface Blow {
    void strike(Ground ground) throws Exception;
  }

  private record Repeated(
      String id, String what, List<Write> writes, int near, int far, List<Blow> blows)
      implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      int times = ground.far() ? far : near;
      try (var oracle = Oracle.watching(ground);
          var clients =
              Clients.begin(ground, writes, CLIENTS, List.of(ground.site().url("oversight")))) {
        double worst = 0;
        for (int time = 0; time < times; time++) {
          awaitMore(clients, writes, 2);
          TimeUnit.MILLISECONDS.sleep((time * 137L) % 400);
          long began = System.nanoTime();
          blows.get(time % blows.size()).strike(ground);
          awaitMore(clients, writes, 1);
          worst = Math.max(worst, (System.nanoTime() - began) / 1e9);
        }
        var journal = clients.end();
        return "%d times; %s; first success after the blow within %.1f s; %d requests repeated"
            .formatted(times, oracle.judge(journal), worst, clients.unanswered());
      }
    }
  }

  /** Waits until so many more writes were acknowledged. */
  static void awaitMore(Clients clients, int more) throws InterruptedException {
    awaitMore(clients, List.of(Write.MODEL), more);
  }

  private static void awaitMore(Clients clients, List<Write> kinds, int more)
      throws InterruptedException {
    var wanted = kinds.stream().map(kind -> clients.acknowledgedSoFar(kind) + more).toList();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    for (int number = 0; number < kinds.size(); number++) {
      while (clients.acknowledgedSoFar(kinds.get(number)) < wanted.get(number)) {
        must(System.nanoTime() < end, "nothing was acknowledged for 90 s");
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
  }

  private static Blow killed(String service) {
    return ground -> {
      ground.platform().kill(service);
      ground.platform().start(service);
    };
  }

  private static final Blow STORE =
      ground -> {
        ground.own().storeDown();
        ground.own().storeUp();
      };

  static List<Drill> all() {
    var models = List.of(Write.MODEL);
    var files = List.of(Write.FILE);
    var both = List.of(Write.MODEL, Write.FILE);
    return List.of(
        new Repeated(
            "R1",
            "the vault and its store are killed while files arrive",
            files,
            2,
            30,
            List.of(STORE, killed("evidence"))),
        new Repeated(
            "R3",
            "PostgreSQL is killed and starts again",
            both,
            1,
            12,
            List.of(ground -> ground.parts().crashPostgres(data -> {}))),
        new Repeated(
            "R4",
            "oversight is killed and starts again",
            both,
            1,
            30,
            List.of(killed("oversight"))),
        new Repeated(
            "R16",
            "the log is killed and starts again",
            models,
            1,
            30,
            List.of(killed("transparency"))));
  }
}
