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
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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
    var signed = new LinkedHashSet<String>();
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
        newestSigned().ifPresent(signed::add);
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
    newestSigned().ifPresent(signed::add);
    assertThat(number("select count(*) from ledger.outbox")).isEqualTo(committed);
    assertThat(read("select position::text from transparency.entry order by log_index"))
        .as("every leaf once, in the order of positions")
        .isEqualTo(read("select position::text from ledger.outbox order by position"));
    assertThat(number("select max(log_index) + 1 from transparency.entry")).isEqualTo(committed);
    everyCheckpointIsARootOverTheEntries(signed);
  }

  /**
   * Every checkpoint is the root over the first entries of one list, the one that is in the log
   * now. So each is consistent with every earlier one (RFC 9162 2.1.4: both are of prefixes of the
   * same list), and none need be held against each other. The list is hashed once, whatever their
   * number.
   */
  private void everyCheckpointIsARootOverTheEntries(Collection<String> signed)
      throws SQLException, IOException {
    var leaves = read("select encode(leaf, 'hex') from transparency.entry order by log_index");
    var notes = new ArrayList<>(read("select note from transparency.checkpoint order by size"));
    assertThat(notes).hasSizeGreaterThan(KILLS / 2);
    // Whatever was signed counts, also where the kill came before the database had it.
    notes.addAll(signed);
    var bySize = new TreeMap<Long, Set<String>>();
    for (var note : notes) {
      var checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
      bySize
          .computeIfAbsent(checkpoint.size(), size -> new HashSet<>())
          .add(HexFormat.of().formatHex(checkpoint.root()));
    }
    assertThat(bySize.lastKey()).isEqualTo(leaves.size());
    var tree = new Prefix();
    for (var size : bySize.entrySet()) {
      while (tree.size() < size.getKey()) {
        tree.add(HexFormat.of().parseHex(leaves.get(Math.toIntExact(tree.size()))));
      }
      assertThat(size.getValue())
          .as("roots of size %s", size.getKey())
          .containsExactly(HexFormat.of().formatHex(tree.root()));
    }
  }

  /** The tree over the entries so far, as the full subtrees that they make, the largest first. */
  private static final class Prefix {
    private final List<byte[]> subtrees = new ArrayList<>();
    private long size;

    long size() {
      return size;
    }

    void add(byte[] leaf) {
      subtrees.add(MerkleTree.leafHash(leaf));
      size++;
      for (long pairs = size; pairs % 2 == 0; pairs /= 2) {
        var right = subtrees.removeLast();
        subtrees.add(MerkleTree.nodeHash(subtrees.removeLast(), right));
      }
    }

    byte[] root() {
      return subtrees.reversed().stream()
          .reduce((right, left) -> MerkleTree.nodeHash(left, right))
          .orElseGet(() -> MerkleTree.root(List.of()));
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

  private Optional<String> newestSigned() throws IOException {
    var file = folder.resolve("checkpoint");
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
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
