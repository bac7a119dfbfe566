package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import dev.countersign.local.Health;
import dev.countersign.local.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Somebody else's witness watches while the log is killed. */
final class Witnessed {
  private static final int CLIENTS = 4;
  private static final long CATCHES_UP = TimeUnit.SECONDS.toNanos(20);

  private static final Pattern REFUSED = Pattern.compile("WARN.*\\.Witnesses\\]");

  private Witnessed() {}

  private record Independent(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      var log =
          Health.get("http://127.0.0.1:%d/key".formatted(ground.site().port("transparency")))
              .orElseThrow()
              .strip();
      try (var witness = new LiteWitness(log);
          var twin = Twins.of(ground, witness.settings())) {
        ground.platform().stop("transparency");
        twin.start("transparency");
        int refusals = 0;
        int kills = ground.far() ? 30 : 3;
        try (var oracle = new Oracle(ground, List.of(twin.site().port("transparency")));
            var clients = Clients.begin(ground, CLIENTS, List.of(ground.site().url("oversight")))) {
          for (int kill = 0; kill < kills; kill++) {
            Crashes.awaitMore(clients, 10);
            awaitCosigned(ground);
            refusals += refusals(twin);
            TimeUnit.MILLISECONDS.sleep((kill * 137L) % 400);
            twin.kill("transparency");
            twin.start("transparency");
          }
          var judged = oracle.judge(clients.end());
          awaitCosigned(ground);
          refusals += refusals(twin);
          must(refusals == 0, "the witness refused %d checkpoints", refusals);
          return "%d kills; %d checkpoints cosigned, refused %d, the newest cosigned; %s"
              .formatted(
                  kills,
                  count(ground, "select count(*) from transparency.cosignature where witness = ?"),
                  refusals,
                  judged);
        }
      } finally {
        ground.platform().start("transparency");
      }
    }

    /** The log's service warns of each. */
    private static int refusals(Platform log) throws IOException {
      var said =
          Files.readString(
              log.site().folder().resolve("logs/transparency.log"), StandardCharsets.UTF_8);
      return (int) said.lines().filter(line -> REFUSED.matcher(line).find()).count();
    }

    /** Until the newest checkpoint has the witness's line, or one that came while it was asked. */
    private static void awaitCosigned(Ground ground) throws Exception {
      long newest =
          count(ground, "select coalesce(max(size), 0) from transparency.checkpoint where '' <> ?");
      long end = System.nanoTime() + CATCHES_UP;
      while (count(
              ground,
              "select coalesce(max(size), -1) from transparency.cosignature where witness = ?")
          < newest) {
        must(
            System.nanoTime() < end,
            "the witness has not cosigned a checkpoint of %d entries",
            newest);
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }

    private static long count(Ground ground, String sql) throws Exception {
      try (var connection = DriverManager.getConnection(ground.database());
          var statement = connection.prepareStatement(sql)) {
        statement.setString(1, LiteWitness.NAME);
        try (var row = statement.executeQuery()) {
          row.next();
          return row.getLong(1);
        }
      }
    }
  }

  static List<Drill> all() {
    return List.of(
        new Independent("R21", "somebody else's witness cosigns while the log is killed"));
  }
}
