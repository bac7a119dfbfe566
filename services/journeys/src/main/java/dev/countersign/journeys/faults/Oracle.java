package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import dev.countersign.local.Health;
import dev.countersign.operations.Settings;
import dev.countersign.operations.check.CheckRestore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What must hold after any fault: every acknowledged write is there exactly once; facts, log and
 * projections agree; every checkpoint that anyone saw is of one and the same log.
 */
final class Oracle implements AutoCloseable {
  private static final int READ_BACK = 20;

  /** Longer than the vault's sweep takes to come round, and its longest pause here. */
  private static final long SETTLE = TimeUnit.SECONDS.toNanos(150);

  private final Ground ground;
  private final URI oversight;
  private final Path folder;
  private final Set<String> seen = new HashSet<>();
  private final List<Integer> logs;
  private final Thread watcher;

  /** Watches the log at these ports from now on. */
  Oracle(Ground ground, List<Integer> logs) throws IOException {
    this(ground, logs, ground.site().url("oversight"));
  }

  /** The same, and reads back what was written at this address. */
  Oracle(Ground ground, List<Integer> logs, URI oversight) throws IOException {
    this.ground = ground;
    this.oversight = oversight;
    this.logs = List.copyOf(logs);
    this.folder = Files.createTempDirectory("seen-checkpoints");
    this.watcher = Thread.ofVirtual().start(this::watch);
  }

  static Oracle watching(Ground ground) throws IOException {
    return new Oracle(ground, List.of(ground.site().port("transparency")));
  }

  private void watch() {
    try {
      while (true) {
        look();
        TimeUnit.MILLISECONDS.sleep(200);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look() {
    for (var port : logs) {
      Health.get("http://127.0.0.1:%d/checkpoint".formatted(port)).ifPresent(seen::add);
    }
  }

  /** Judges; what does not hold is thrown. */
  String judge(Journal journal) throws SQLException, IOException, InterruptedException {
    awaitFiles(journal.files());
    everyWriteIsThereOnce(journal.models(), "MODEL_REGISTERED");
    everyWriteIsThereOnce(journal.files(), "EVIDENCE_SEALED");
    theStatusIsStated();
    everyLeafIsInTheLog();
    everyFileIsWhole(journal.files());
    look();
    int checkpoints = everythingAgrees();
    return "%,d acknowledged, lost 0, doubled 0, forks 0 of %d checkpoints"
        .formatted(journal.size(), checkpoints);
  }

  /** The vault tells of a file after it has taken it. */
  private void awaitFiles(Map<String, String> files) throws SQLException, InterruptedException {
    long end = System.nanoTime() + SETTLE;
    while (true) {
      var there = there("EVIDENCE_SEALED");
      var missing = files.keySet().stream().filter(key -> !there.containsKey("M " + key)).toList();
      if (missing.isEmpty()) {
        return;
      }
      must(
          System.nanoTime() < end,
          "%d acknowledged files are still not told of, for example under the key %s",
          missing.size(),
          missing.getFirst());
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private void everyWriteIsThereOnce(Map<String, String> journal, String kind) throws SQLException {
    var there = there(kind);
    journal.forEach(
        (key, id) -> {
          var found = there.getOrDefault("M " + key, List.of());
          must(!found.isEmpty(), "an acknowledged write is lost: %s", id);
          must(found.size() == 1, "a write is there %d times: %s", found.size(), found);
          must(found.getFirst().equals(id), "%s was acknowledged, and %s is there", id, found);
        });
    there.forEach((name, ids) -> must(ids.size() == 1, "an effect is doubled: %s", ids));
  }

  /** Ids by the name that each was given. */
  private Map<String, List<String>> there(String kind) throws SQLException {
    var there = new HashMap<String, List<String>>();
    try (var connection = DriverManager.getConnection(ground.database());
        var statement =
            connection.prepareStatement(
                "select body ->> 'name', id from ledger.fact where kind = ?")) {
      statement.setString(1, kind);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          there.computeIfAbsent(row.getString(1), same -> new ArrayList<>()).add(row.getString(2));
        }
      }
    }
    return there;
  }

  /** Some of the files, read back from the vault: reading each is on record, and takes its time. */
  private void everyFileIsWhole(Map<String, String> files) {
    var doors = ground.doors(oversight);
    files.entrySet().stream()
        .limit(READ_BACK)
        .forEach(
            file -> {
              var let =
                  doors.send(
                      Ground.LAB,
                      "RequestEvidenceDownload",
                      Map.of(
                          "input",
                          Map.of(
                              "idempotencyKey",
                              "read " + file.getKey(),
                              "evidence",
                              file.getValue(),
                              "purpose",
                              "To see that it is whole.")));
              var url = URI.create(let.at("/requestEvidenceDownload/url").asText());
              must(
                  Arrays.equals(doors.get(url), Write.bytes(file.getKey())),
                  "%s is not what was handed over",
                  file.getValue());
            });
  }

  /** Hourly, and soon after a start: whoever watches the log from outside sees that it lives. */
  private void theStatusIsStated() throws SQLException {
    must(!there("STATUS_RECORDED").isEmpty(), "the status of the record was never stated");
  }

  private void everyLeafIsInTheLog() throws SQLException, InterruptedException {
    long end = System.nanoTime() + SETTLE;
    long waiting = waiting();
    while (waiting > 0) {
      must(System.nanoTime() < end, "%d leaves are still not in the log", waiting);
      TimeUnit.MILLISECONDS.sleep(200);
      waiting = waiting();
    }
  }

  private long waiting() throws SQLException {
    try (var connection = DriverManager.getConnection(ground.database());
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select (select count(*) from ledger.outbox) - (select coalesce(max(size), 0) from"
                    + " transparency.checkpoint)")) {
      row.next();
      return row.getLong(1);
    }
  }

  private synchronized int everythingAgrees() throws SQLException, IOException {
    var files = new ArrayList<String>();
    for (var note : seen) {
      files.add(Files.writeString(folder.resolve("seen-" + files.size()), note).toString());
    }
    var said = new ByteArrayOutputStream();
    var settings = new HashMap<>(Map.of("COUNTERSIGN_DB_ADMIN_URL", ground.database()));
    for (var port : logs) {
      Health.get("http://127.0.0.1:%d/key".formatted(port))
          .ifPresent(key -> settings.put("COUNTERSIGN_LOG_KEY", key.strip()));
    }
    int status =
        CheckRestore.holdingUp(
            new Settings(settings),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            files.toArray(String[]::new));
    must(
        status == 0,
        "the record does not agree with itself: %s",
        said.toString(StandardCharsets.UTF_8));
    return files.size();
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
