package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import dev.countersign.journeys.people.Doors;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One organisation asks for all that it may, and somebody holds a lock that everybody needs. */
final class Neighbours {
  private static final String LOUD = "borealis-officer";
  private static final int THREADS = 50;
  private static final int MODELS = 100;

  private Neighbours() {}

  /** The largest page of models, fifty at once, by one tenant; another tenant reads meanwhile. */
  private record Loud(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      ground.register("borealis", "Borealis AI");
      var loud = ground.doors(ground.site().url("oversight"));
      for (int number = 0; number < MODELS; number++) {
        var input = Map.of("idempotencyKey", "loud " + number, "name", "Loud " + number);
        loud.send(LOUD, "RegisterModel", Map.of("input", input));
      }
      int seconds = ground.far() ? 60 : 6;
      try (var other = new Visitor(ground, Ground.LAB)) {
        other.watch(seconds);
        var quiet = other.told();
        var answers = new TreeMap<String, Integer>();
        other.begin();
        shout(loud, seconds, answers);
        var seen = other.told();
        must(seen.failed() == 0, "%d of the other's requests failed", seen.failed());
        return "the loud one was answered %s; the other's p99 %.0f ms, %.1f times the quiet %.0f ms, failed 0 of %d"
            .formatted(answers, seen.p99(), seen.p99() / quiet.p99(), quiet.p99(), seen.asked());
      }
    }

    private static void shout(Doors doors, int seconds, Map<String, Integer> answers)
        throws Exception {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var shouting = new ArrayList<Future<?>>();
        for (int thread = 0; thread < THREADS; thread++) {
          shouting.add(
              threads.submit(
                  () -> {
                    while (System.nanoTime() < end) {
                      count(answers, page(doors));
                    }
                  }));
        }
        for (var thread : shouting) {
          thread.get();
        }
      }
    }

    private static String page(Doors doors) {
      return Ground.refusal(
          () -> doors.send(LOUD, "Models", Map.of("lab", "org_borealis", "first", MODELS)));
    }
  }

  /**
   * A table is locked for longer than a statement may wait: everybody is told, and nobody hangs.
   */
  private record Locked(String id, String what) implements Drill {
    private static final int WRITERS = 40;

    /**
     * That the database does not answer, or, to whoever stands behind too many of its own, that.
     */
    private static final Set<String> TOLD = Set.of("", "DATABASE_AWAY", "RATE_LIMITED");

    /** For its turn, as the settings have it. */
    private static final int LONGEST_WAIT_SECONDS = 10;

    @Override
    public String play(Ground ground) throws Exception {
      int limit = ground.far() ? 30 : 3;
      var settings =
          Map.of(
              "QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_OPTIONS",
              "-c statement_timeout=%ds".formatted(limit));
      try (var oracle = Oracle.watching(ground);
          var twin = Twins.of(ground, settings)) {
        twin.start("oversight");
        var doors = ground.doors(twin.site().url("oversight"));
        Write.MODEL.acknowledged(doors, UUID.randomUUID().toString());
        var answers = new TreeMap<String, Integer>();
        var models = new TreeMap<String, String>();
        var writing = new AtomicBoolean(true);
        double longest = 0;
        double back;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
            var connection = DriverManager.getConnection(ground.database());
            var statement = connection.createStatement()) {
          connection.setAutoCommit(false);
          statement.execute("lock table ledger.fact in access exclusive mode");
          var waits = new ArrayList<Future<Double>>();
          for (int writer = 0; writer < WRITERS; writer++) {
            waits.add(threads.submit(() -> write(doors, answers, models, writing)));
          }
          TimeUnit.SECONDS.sleep(2L * limit + 2);
          connection.rollback();
          long freed = System.nanoTime();
          Write.MODEL.acknowledged(doors, UUID.randomUUID().toString());
          back = (System.nanoTime() - freed) / 1e9;
          writing.set(false);
          for (var wait : waits) {
            longest = Math.max(longest, wait.get());
          }
        }
        must(
            answers.containsKey("DATABASE_AWAY"),
            "nobody was told while the table was locked: %s",
            answers);
        must(
            answers.keySet().stream().allMatch(code -> TOLD.contains(code)),
            "writes behind a lock are answered %s",
            answers);
        must(longest <= limit + LONGEST_WAIT_SECONDS + 6.0, "a write waited for %.1f s", longest);
        must(back <= 5, "%.1f s after the lock nothing was written yet", back);
        return "%d writers behind a lock of %d s, a statement may wait %d s: answered %s, the longest wait %.1f s, written again %.1f s after; %s"
            .formatted(
                WRITERS,
                2 * limit + 2,
                limit,
                answers,
                longest,
                back,
                oracle.judge(Journal.ofModels(models)));
      }
    }

    /** The longest wait of one writer. */
    private static double write(
        Doors doors,
        Map<String, Integer> answers,
        Map<String, String> models,
        AtomicBoolean writing) {
      double longest = 0;
      while (writing.get()) {
        var key = UUID.randomUUID().toString();
        long began = System.nanoTime();
        var code =
            Ground.refusal(
                () -> {
                  var id = Write.MODEL.acknowledged(doors, key);
                  synchronized (models) {
                    models.put(key, id);
                  }
                });
        count(answers, code);
        longest = Math.max(longest, (System.nanoTime() - began) / 1e9);
      }
      return longest;
    }
  }

  private static void count(Map<String, Integer> answers, String code) {
    synchronized (answers) {
      answers.merge(code, 1, Integer::sum);
    }
  }

  static List<Drill> all() {
    return List.of(
        new Loud("R18", "one tenant asks for all that it may, fifty times at once"),
        new Locked("R18", "somebody holds a lock that every write needs"));
  }
}
