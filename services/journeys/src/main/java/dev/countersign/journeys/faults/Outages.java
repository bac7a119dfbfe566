package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import dev.countersign.local.Health;
import dev.countersign.local.Tokens;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part goes away for a while, and what does not need it goes on. */
final class Outages {
  private static final int CLIENTS = 4;

  private Outages() {}

  /** The store is gone; everything but evidence goes on, and evidence says that it is not ready. */
  private record StoreGone(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      int management = ground.site().port("evidence-management");
      try (var oracle = Oracle.watching(ground);
          var clients = Clients.begin(ground, CLIENTS, List.of(ground.site().url("oversight")))) {
        Crashes.awaitMore(clients, 5);
        ground.own().storeDown();
        long began = System.nanoTime();
        while (Health.isReady(management)) {
          must(seconds(began) < 60, "evidence calls itself ready without its store");
          TimeUnit.MILLISECONDS.sleep(200);
        }
        double noticed = seconds(began);
        int during = clients.acknowledgedSoFar();
        TimeUnit.SECONDS.sleep(ground.far() ? 60 : 1);
        must(clients.acknowledgedSoFar() > during, "writes stand still without the store");
        ground.own().storeUp();
        began = System.nanoTime();
        while (!Health.isReady(management)) {
          must(seconds(began) < 60, "evidence does not come back with its store");
          TimeUnit.MILLISECONDS.sleep(200);
        }
        double back = seconds(began);
        var journal = clients.end();
        must(
            clients.unanswered() == 0,
            "%d writes failed though they need no store",
            clients.unanswered());
        return "%s; not ready after %.1f s, ready again after %.1f s; other writes failed 0"
            .formatted(oracle.judge(journal), noticed, back);
      }
    }
  }

  /** Keycloak is not there; whoever has a token goes on, and nobody new gets in. */
  private record KeycloakGone(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      // A token that ends while Keycloak is away is no valid one.
      ground.signInAnew();
      try (var oracle = Oracle.watching(ground);
          var clients = Clients.begin(ground, CLIENTS, List.of(ground.site().url("oversight")))) {
        Crashes.awaitMore(clients, 5);
        int before = clients.acknowledgedSoFar();
        if (ground.far()) {
          standStill(ground);
          must(clients.acknowledgedSoFar() > before, "holders of valid tokens are held up");
          ground.signInAnew();
          Crashes.awaitMore(clients, 5);
          before = clients.acknowledgedSoFar();
        }
        ground.parts().crashKeycloak();
        int meanwhile = clients.acknowledgedSoFar() - before;
        must(meanwhile > 0, "holders of valid tokens are held up");
        long began = System.nanoTime();
        new Tokens(ground.site().realmUrl()).of("aurelia-submitter");
        double back = seconds(began);
        var journal = clients.end();
        must(clients.unanswered() == 0, "%d writes with valid tokens failed", clients.unanswered());
        return "%s; %d writes meanwhile, failed 0; a new sign-in %.1f s after"
            .formatted(oracle.judge(journal), meanwhile, back);
      }
    }

    private static void standStill(Ground ground) throws Exception {
      long pid = ground.parts().keycloakPid().orElseThrow();
      Signals.send("STOP", pid);
      try {
        TimeUnit.SECONDS.sleep(120);
      } finally {
        Signals.send("CONT", pid);
      }
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  static List<Drill> all() {
    return List.of(
        new StoreGone("R2", "the document store is gone for a while"),
        new KeycloakGone("R8", "Keycloak is killed and starts again"));
  }
}
