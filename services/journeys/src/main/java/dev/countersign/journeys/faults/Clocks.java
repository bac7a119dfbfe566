package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import dev.countersign.journeys.people.RefusedException;
import dev.countersign.local.Health;
import dev.countersign.local.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One replica's clock is wrong, and it is the only one that believes it. */
final class Clocks {
  private static final Pattern SKEW =
      Pattern.compile("(?m)^countersign_clock_skew_seconds\\S* (\\S+)$");
  private static final int TRIES = 5;

  /** Every look at a clock is slow under a fake one, and a start has many. */
  private static final long STARTS_WITHIN = TimeUnit.SECONDS.toNanos(180);

  /** More than a clock may be off, and less than any that is played. */
  private static final int NEAR_SECONDS = 60;

  private Clocks() {}

  private record Skewed(String id, String what) implements Drill {
    /** Minutes and a day, both ways; seconds. */
    private static final List<Integer> FAR = List.of(300, -300, 86_400, -86_400);

    @Override
    public String play(Ground ground) throws Exception {
      var library = library();
      var skews = ground.far() ? FAR : List.of(86_400, -300);
      var told = new ArrayList<String>();
      try (var oracle = Oracle.watching(ground);
          var clients = Clients.begin(ground, 2, List.of(ground.site().url("oversight")))) {
        for (int skew : skews) {
          try (var twin = Twins.of(ground, faked(library, skew))) {
            twin.startWithoutWaiting("oversight");
            told.add(seen(ground, twin, skew));
          }
          Crashes.awaitMore(clients, 5);
        }
        var journal = clients.end();
        must(
            clients.unanswered() == 0,
            "%d writes by the replica whose clock is right failed",
            clients.unanswered());
        must(
            datedWrongly(ground) == 0, "%d facts are dated by a wrong clock", datedWrongly(ground));
        return "%s; dated wrongly 0; %s".formatted(String.join(", ", told), oracle.judge(journal));
      }
    }

    /** A replica with a wrong clock says so, is not ready, and records nothing. */
    private static String seen(Ground ground, Platform twin, int skew) throws Exception {
      int management = twin.site().port("oversight-management");
      var metrics = "http://127.0.0.1:%d/q/metrics".formatted(management);
      long end = System.nanoTime() + STARTS_WITHIN;
      while (Health.get(metrics).isEmpty()) {
        must(System.nanoTime() < end, "a replica whose clock is wrong does not answer");
        Thread.sleep(200);
      }
      var found = SKEW.matcher(Health.get(metrics).orElseThrow());
      must(found.find(), "the skew is no metric");
      double measured = Double.parseDouble(found.group(1));
      must(Math.abs(measured - skew) < 2, "%d s of skew are measured as %.1f s", skew, measured);
      must(!Health.isReady(management), "a replica whose clock is %d s wrong is ready", skew);
      var doors = ground.doors(twin.site().url("oversight"));
      var answers = new ArrayList<String>();
      for (int number = 0; number < TRIES; number++) {
        answers.add(refused(() -> Write.MODEL.acknowledged(doors, UUID.randomUUID().toString())));
      }
      must(
          answers.stream().allMatch(code -> code.equals("CLOCK_SKEWED") || code.equals("HTTP_401")),
          "a replica whose clock is %d s wrong answers writes with %s",
          skew,
          answers);
      return "%+d s: measured %+.1f, not ready, writes %s"
          .formatted(skew, measured, answers.getFirst());
    }

    private static String refused(Runnable write) {
      try {
        write.run();
        return "taken";
      } catch (RefusedException e) {
        return e.code();
      }
    }

    private static Map<String, String> faked(Path library, int skew) {
      var settings = new HashMap<String, String>();
      settings.put("LD_PRELOAD", library.toString());
      settings.put("FAKETIME", "%+d".formatted(skew));
      settings.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
      settings.put("DONT_FAKE_MONOTONIC", "1");
      return settings;
    }

    private static Path library() throws Exception {
      Tools.need("faketime", "faketime");
      try (var found =
          Files.find(Path.of("/usr/lib"), 4, (path, about) -> path.endsWith("libfaketime.so.1"))) {
        return found
            .findFirst()
            .orElseThrow(() -> new SkippedException("libfaketime.so.1 is not below /usr/lib"));
      }
    }

    private static long datedWrongly(Ground ground) throws SQLException {
      try (var connection = DriverManager.getConnection(ground.database());
          var statement =
              connection.prepareStatement(
                  "select count(*) from ledger.fact where recorded_at > clock_timestamp() + make_interval(secs => ?)")) {
        statement.setInt(1, NEAR_SECONDS);
        try (var row = statement.executeQuery()) {
          row.next();
          return row.getLong(1);
        }
      }
    }
  }

  static List<Drill> all() {
    return List.of(new Skewed("R10", "the clock of one replica is minutes or a day wrong"));
  }
}
