package dev.countersign.transparency.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.database.Migration;
import dev.countersign.local.Parts;
import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.transparency.Outbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sequencer is killed without warning, again and again, while others write. */
class KillTest {
  private static final int KILLS = Boolean.getBoolean("countersign.long") ? 200 : 20;
  private static final int WRITERS = 3;
  private static final int LONGEST_LIFE = 300;

  @TempDir private Path folder = Path.of("");
  private String url = "";

  @Test
  void nothingIsLostDoubledReorderedOrForked() throws Exception {
    url = database();
    var random = new Random(KILLS);
    var writing = new AtomicBoolean(true);
    long committed = 0;
    try (var threads = Executors.newCachedThreadPool()) {
      var writers =
          IntStream.range(0, WRITERS)
              .mapToObj(seed -> threads.submit(writer(seed, writing)))
              .toList();
      for (int kill = 0; kill < KILLS; kill++) {
        var process = start();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE));
        process.destroyForcibly().waitFor();
      }
      writing.set(false);
      for (var writer : writers) {
        committed += writer.get();
      }
    }
    var last = start();
    while (number("select count(*) from ledger.outbox")
        > number("select coalesce(max(size), 0) from transparency.checkpoint")) {
      assertThat(last.isAlive()).as("the last one goes on").isTrue();
      TimeUnit.MILLISECONDS.sleep(50);
    }
    last.destroyForcibly().waitFor();
    assertThat(number("select count(*) from ledger.outbox")).isEqualTo(committed);
    assertThat(read("select position::text from transparency.entry order by log_index"))
        .as("every leaf once, in the order of positions")
        .isEqualTo(read("select position::text from ledger.outbox order by position"));
    assertThat(number("select max(log_index) + 1 from transparency.entry")).isEqualTo(committed);
    everyCheckpointIsARootOverTheEntries();
  }

  private void everyCheckpointIsARootOverTheEntries() throws SQLException, IOException {
    var leaves =
        read("select encode(leaf, 'hex') from transparency.entry order by log_index").stream()
            .map(hex -> MerkleTree.leafHash(HexFormat.of().parseHex(hex)))
            .toList();
    var notes = new ArrayList<>(read("select note from transparency.checkpoint order by size"));
    assertThat(notes).hasSizeGreaterThan(KILLS / 2);
    notes.add(Files.readString(folder.resolve("checkpoint")));
    for (var note : notes) {
      var checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
      assertThat(checkpoint.root())
          .as("size %s", checkpoint.size())
          .isEqualTo(MerkleTree.root(leaves.subList(0, Math.toIntExact(checkpoint.size()))));
    }
  }

  private static String database() throws SQLException {
    var parts = Parts.attachOrStart();
    var name = parts.freshDatabase("kills");
    Migration.migrate(parts.postgresUrl(name), Map.of());
    var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(parts.postgresPort(), name);
    try (var connection = DriverManager.getConnection(url + "?user=countersign_oversight");
        var statement = connection.createStatement()) {
      statement.execute("select ledger.set_clock('REAL', null)");
    }
    return url;
  }

  private Process start() throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                SequencerProcess.class.getName(),
                url + "?user=countersign_transparency",
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("ready");
    return process;
  }

  /** Leaves in transactions that commit in another order than they began. */
  private Callable<Long> writer(int seed, AtomicBoolean writing) {
    return () -> {
      var random = new Random(seed);
      long committed = 0;
      try (var connection = connect("countersign_oversight")) {
        connection.setAutoCommit(false);
        while (writing.get()) {
          int leaves = 1 + random.nextInt(3);
          for (int row = 1; row <= leaves; row++) {
            Outbox.append(connection, row, "writer %d, %d".formatted(seed, committed + row));
          }
          TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
          connection.commit();
          committed += leaves;
        }
      }
      return committed;
    };
  }

  private Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(url + "?user=" + role);
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(read(sql).getFirst());
  }

  private List<String> read(String sql) throws SQLException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }
}
