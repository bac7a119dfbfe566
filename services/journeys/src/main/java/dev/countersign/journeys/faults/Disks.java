package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import dev.countersign.journeys.people.Doors;
import dev.countersign.local.OwnPlatform;
import dev.countersign.local.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The disk of the database is full, tables and write-ahead log alike. */
final class Disks {
  private static final int CLIENTS = 4;
  private static final int RECOVERS_SECONDS = 15;
  private static final String AWAY = "DATABASE_AWAY";
  private static final int MEBIBYTE = 1 << 20;

  private Disks() {}

  private record Full(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      if (!Tools.isRoot()) {
        throw new SkippedException("a small disk needs root, to mount it");
      }
      var disk = Files.createTempDirectory("countersign-small-disk");
      Tools.run("mount", "-t", "tmpfs", "-o", "size=512m", "tmpfs", disk.toString());
      try (var parts = Parts.withDatabaseOfItsOwn(ground.parts(), disk.resolve("parts"));
          var own =
              OwnPlatform.start(
                  parts, ground.root(), ground.site().clock(), false, ground.site().settings())) {
        var small = ground.on(parts, own);
        small.register();
        return fill(small, disk.resolve("ballast"));
      } finally {
        Tools.run("umount", "-l", disk.toString());
      }
    }

    private static String fill(Ground ground, Path ballast) throws Exception {
      try (var oracle = Oracle.watching(ground);
          var clients = Clients.begin(ground, CLIENTS, List.of(ground.site().url("oversight")))) {
        Crashes.awaitMore(clients, 20);
        grow(ballast);
        var meanwhile = new Answers(ground);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ground.far() ? 60 : 8);
        while (System.nanoTime() < end) {
          meanwhile.ask();
          TimeUnit.MILLISECONDS.sleep(200);
        }
        Files.delete(ballast);
        long freed = System.nanoTime();
        boolean stayed = answers(ground.database());
        if (!stayed) {
          ground.parts().crashPostgres(data -> {});
        }
        Crashes.awaitMore(clients, 10);
        double back = (System.nanoTime() - freed) / 1e9;
        return "%s; PostgreSQL %s; written again %.1f s after there was room; %s"
            .formatted(
                meanwhile,
                stayed ? "came back by itself" : "was started again",
                back,
                oracle.judge(clients.end()));
      }
    }

    /** Takes all room that is left. */
    private static void grow(Path ballast) throws IOException {
      var piece = new byte[MEBIBYTE];
      try (var out = Files.newOutputStream(ballast)) {
        while (true) {
          out.write(piece);
        }
      } catch (IOException e) {
        // No room is left, as was wanted.
        must(Files.size(ballast) > 0, "the disk was full before");
      }
    }

    /** A server that ended itself is not waited for longer than one that recovers. */
    private static boolean answers(String database) throws InterruptedException {
      for (int second = 0; second < RECOVERS_SECONDS; second++) {
        try (var connection = DriverManager.getConnection(database)) {
          return connection.isValid(1);
        } catch (SQLException e) {
          TimeUnit.SECONDS.sleep(1);
        }
      }
      return false;
    }
  }

  /** What is said to somebody who writes and reads, by code. */
  private static final class Answers {
    private final Doors doors;
    private final Map<String, Integer> writes = new TreeMap<>();
    private final Map<String, Integer> reads = new TreeMap<>();

    Answers(Ground ground) {
      doors = ground.doors(ground.site().url("oversight"));
    }

    void ask() {
      writes.merge(
          code(() -> Write.MODEL.acknowledged(doors, UUID.randomUUID().toString())),
          1,
          Integer::sum);
      reads.merge(
          code(() -> doors.send(Ground.LAB, "Organisations", Map.of("kind", "LAB"))),
          1,
          Integer::sum);
      must(
          writes.keySet().stream().allMatch(code -> code.equals("OK") || code.equals(AWAY)),
          "writes to a full disk are answered %s",
          writes);
    }

    private static String code(Runnable request) {
      var refused = Ground.refusal(request);
      return refused.isEmpty() ? "OK" : refused;
    }

    @Override
    public String toString() {
      return "while it was full writes were answered %s, reads %s".formatted(writes, reads);
    }
  }

  static List<Drill> all() {
    return List.of(new Full("R11", "the disk of the database is full"));
  }
}
