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

  private record Repeated(String id, String what, int near, int far, Blow blow) implements Drill {
    @Override
    public boolean needsPartsOfItsOwn() {
      return id.equals("R3");
    }

    @Override
    public String play(Ground ground) throws Exception {
      int times = ground.far() ? far : near;
      try (var oracle = Oracle.watching(ground);
          var clients = Clients.begin(ground, CLIENTS, List.of(ground.site().url("oversight")))) {
        double worst = 0;
        for (int time = 0; time < times; time++) {
          awaitMore(clients, 3);
          TimeUnit.MILLISECONDS.sleep((time * 137L) % 400);
          long began = System.nanoTime();
          blow.strike(ground);
          awaitMore(clients, 1);
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
    int before = clients.acknowledgedSoFar();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (clients.acknowledgedSoFar() < before + more) {
      must(System.nanoTime() < end, "nothing was acknowledged for 90 s");
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  static List<Drill> all() {
    return List.of(
        new Repeated(
            "R3", "PostgreSQL dies and starts again", 2, 12, g -> g.parts().crashPostgres()),
        new Repeated(
            "R4",
            "oversight is killed and starts again",
            2,
            30,
            ground -> {
              ground.platform().kill("oversight");
              ground.platform().start("oversight");
            }),
        new Repeated(
            "R16",
            "the log is killed and starts again",
            2,
            30,
            ground -> {
              ground.platform().kill("transparency");
              ground.platform().start("transparency");
            }),
        new Repeated(
            "R20", "the migration runs while clients write", 2, 10, g -> g.platform().migrate()));
  }
}
