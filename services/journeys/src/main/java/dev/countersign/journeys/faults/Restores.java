package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Everything but the secrets is lost, and put back from a backup, as OPERATIONS.md says. */
final class Restores {
  private static final int CLIENTS = 3;
  private static final List<String> SERVICES = List.of("transparency", "oversight", "evidence");

  private Restores() {}

  private record Restored(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      var backup = Files.createTempDirectory("countersign-backup");
      try (var oracle = Oracle.watching(ground)) {
        var journal = written(ground, ground.far() ? 30 : 3);
        oracle.judge(journal);
        SERVICES.reversed().forEach(ground.platform()::stop);
        long began = System.nanoTime();
        ground.parts().crashPostgres(data -> exchange(ground, data, backup, false));
        double taken = seconds(began);
        began = System.nanoTime();
        ground.parts().crashPostgres(data -> exchange(ground, data, backup, true));
        double restored = seconds(began);
        began = System.nanoTime();
        check(ground);
        double checking = seconds(began);
        SERVICES.forEach(ground.platform()::start);
        var after = written(ground, 2);
        return "taken in %.1f s, put back in %.1f s, check-restore found it sound in %.1f s, and it went on; before %s; after %s"
            .formatted(taken, restored, checking, oracle.judge(journal), oracle.judge(after));
      } finally {
        delete(backup);
      }
    }

    private static Journal written(Ground ground, int seconds) throws Exception {
      try (var clients =
          Clients.begin(
              ground,
              List.of(Write.MODEL, Write.FILE),
              CLIENTS,
              List.of(ground.site().url("oversight")))) {
        TimeUnit.SECONDS.sleep(seconds);
        return clients.end();
      }
    }

    /** While neither the database nor the store runs: both are kept, or lost and put back. */
    private static void exchange(Ground ground, Path data, Path backup, boolean back) {
      ground.own().storeDown();
      var folders =
          Map.of(
              data,
              backup.resolve("postgres"),
              ground.own().storeFolder(),
              backup.resolve("store"));
      folders.forEach(
          (ours, kept) -> {
            if (back) {
              delete(ours);
              copy(kept, ours);
            } else {
              copy(ours, kept);
            }
          });
      ground.own().storeUp();
    }

    /** By the command that an operator runs. */
    private static void check(Ground ground) throws Exception {
      var command =
          new ArrayList<>(
              List.of(ground.root().resolve("countersign").toString(), "check-restore"));
      try (var published = Files.walk(ground.site().folder().resolve("published"))) {
        published.filter(Files::isRegularFile).map(Path::toString).forEach(command::add);
      }
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder
          .environment()
          .putAll(
              Map.of(
                  "COUNTERSIGN_DB_ADMIN_URL",
                  ground.database(),
                  "COUNTERSIGN_STORE_URL",
                  ground.site().storeUrl(),
                  "COUNTERSIGN_KEYS_FILE",
                  ground.site().folder().resolve("secrets/evidence-keys").toString()));
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      must(process.waitFor() == 0, "what was put back is not sound: %s", said);
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static void copy(Path from, Path to) {
    run("cp", "-a", from.toString(), to.toString());
  }

  private static void delete(Path folder) {
    run("rm", "-rf", folder.toString());
  }

  private static void run(String... command) {
    try {
      Tools.run(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Drill.BrokenException("interrupted");
    }
  }

  static List<Drill> all() {
    return List.of(new Restored("R17", "database and store are lost, and put back from a backup"));
  }
}
