package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import dev.countersign.local.PartFailedException;
import dev.countersign.operations.Settings;
import dev.countersign.operations.check.CheckRestore;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Requests that come twice, records that were put back, bits that flip. */
final class Records {
  private Records() {}

  /** The same key many times at once: one effect, and the same answer for all. */
  private record Duplicates(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      int times = 100;
      var key = UUID.randomUUID().toString();
      var doors = ground.doors(ground.site().url("oversight"));
      var answers = new HashSet<String>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var asked = new ArrayList<Callable<String>>();
        for (int time = 0; time < times; time++) {
          asked.add(() -> Write.MODEL.acknowledged(doors, key));
        }
        for (var answer : threads.invokeAll(asked)) {
          answers.add(answer.get());
        }
      }
      must(answers.size() == 1, "%d answers to one request", answers.size());
      var other =
          Ground.refusal(
              () ->
                  doors.send(
                      Ground.LAB,
                      "RegisterModel",
                      Map.of("input", Map.of("idempotencyKey", key, "name", "another"))));
      must(other.equals("IDEMPOTENCY_KEY_REUSED"), "another input under the key: %s", other);
      try (var oracle = Oracle.watching(ground)) {
        return "%d times at once: 1 effect; another input refused; %s"
            .formatted(
                times, oracle.judge(Journal.ofModels(Map.of(key, answers.iterator().next()))));
      }
    }
  }

  /** An older state of the database is put in place of the newest: nothing may be signed on it. */
  private record OldBackup(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      var site = ground.site();
      var platform = ground.platform();
      write(ground, 5);
      stop(ground);
      sql(ground, "create database %1$s_old template %1$s");
      start(ground);
      write(ground, 20);
      stop(ground);
      sql(ground, "alter database %1$s rename to %1$s_new");
      sql(ground, "alter database %1$s_old rename to %1$s");
      boolean refused;
      try {
        platform.start("transparency");
        refused = false;
        platform.stop("transparency");
      } catch (PartFailedException e) {
        refused = ground.said("transparency").contains("newer backup");
        platform.kill("transparency");
      }
      int found = check(ground, site.folder().resolve("published/checkpoint"));
      sql(ground, "drop database %1$s");
      sql(ground, "alter database %1$s_new rename to %1$s");
      int sound = check(ground, site.folder().resolve("published/checkpoint"));
      start(ground);
      must(refused, "the log started on a state that it was ahead of");
      must(found != 0, "check-restore calls an older state sound");
      must(sound == 0, "check-restore finds fault with the newest state");
      return "refused at the start and by check-restore; the newest state starts and is sound";
    }
  }

  /** Bits flip where the record is kept: the check finds every one. */
  private record FlippedBits(String id, String what) implements Drill {
    private static final List<String> PLACES =
        List.of(
            "transparency.entry set leaf = set_bit(leaf, %2$d %% (length(leaf) * 8), 1 -"
                + " get_bit(leaf, %2$d %% (length(leaf) * 8))) where log_index = %1$d %% (select"
                + " count(*) from transparency.entry)",
            "transparency.entry set leaf_hash = set_bit(leaf_hash, %2$d %% 256, 1 -"
                + " get_bit(leaf_hash, %2$d %% 256)) where log_index = %1$d %% (select count(*)"
                + " from transparency.entry)",
            "ledger.salt set salt = set_bit(salt, %2$d %% 256, 1 - get_bit(salt, %2$d %% 256))"
                + " where position = (select position from ledger.salt order by position offset"
                + " %1$d %% (select count(*) from ledger.salt) limit 1)",
            "ledger.fact set commitment = set_bit(commitment, %2$d %% 256, 1 - get_bit(commitment,"
                + " %2$d %% 256)) where position = (select position from ledger.fact order by"
                + " position offset %1$d %% (select count(*) from ledger.fact) limit 1)",
            "ledger.fact set recorded_at = recorded_at, body = jsonb_set(body, '{recordedAt}',"
                + " '\"2020-01-01T00:00:00Z\"') where position = (select position from ledger.fact"
                + " order by position offset %1$d %% (select count(*) from ledger.fact) limit 1)");

    @Override
    public String play(Ground ground) throws Exception {
      write(ground, 10);
      int flips = ground.far() ? 200 : 20;
      var random = new Random(flips);
      int found = 0;
      for (int flip = 0; flip < flips; flip++) {
        var place =
            PLACES
                .get(flip % PLACES.size())
                .formatted(random.nextInt(1 << 20), random.nextInt(1 << 20));
        try (var connection = DriverManager.getConnection(ground.database());
            var statement = connection.createStatement()) {
          // Past triggers, as a disk flips; and put back afterwards, so that flips do not add up.
          connection.setAutoCommit(false);
          statement.execute("set local session_replication_role = replica");
          must(statement.executeUpdate("update " + place) == 1, "nothing was flipped: %s", place);
          found += CheckRestore.finds(connection, silent()) > 0 ? 1 : 0;
          connection.rollback();
        }
      }
      must(found == flips, "%d of %d flips were found", found, flips);
      return "%d of %d flips found".formatted(found, flips);
    }
  }

  private static void write(Ground ground, int count) {
    var doors = ground.doors(ground.site().url("oversight"));
    for (int number = 0; number < count; number++) {
      Write.MODEL.acknowledged(doors, UUID.randomUUID().toString());
    }
  }

  private static void stop(Ground ground) throws Exception {
    try (var oracle = Oracle.watching(ground)) {
      oracle.judge(Journal.ofModels(Map.of()));
    }
    for (var service : List.of("oversight", "evidence", "transparency")) {
      ground.platform().stop(service);
    }
  }

  private static void start(Ground ground) {
    for (var service : List.of("transparency", "oversight", "evidence")) {
      ground.platform().start(service);
    }
  }

  private static void sql(Ground ground, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(ground.parts().postgresUrl("postgres"));
        var statement = connection.createStatement()) {
      statement.execute(sql.formatted(ground.site().database()));
    }
  }

  private static int check(Ground ground, Path published) throws Exception {
    var settings = new Settings(Map.of("COUNTERSIGN_DB_ADMIN_URL", ground.database()));
    return CheckRestore.run(settings, silent(), published.toString());
  }

  private static PrintStream silent() {
    return new PrintStream(OutputStream.nullOutputStream());
  }

  static List<Drill> all() {
    return List.of(
        new Duplicates("R7", "one request a hundred times at once"),
        new FlippedBits("R12", "bits flip where the record is kept"),
        new OldBackup("R17", "an old backup is put in place of the newest state"));
  }
}
