package dev.countersign.transparency.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.transparency.LocalParts;
import dev.countersign.transparency.Outbox;
import dev.countersign.transparency.tree.TreeRows;
import dev.countersign.transparency.tree.TreeRows.Head;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches over a real outbox, with others writing, racing and being cut off. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SequencerTest {
  private static final int WRITERS = 6;
  private static final int TRANSACTIONS = 40;

  private final Sequencer sequencer;
  private final Pace pace;
  private final TreeRows rows;

  SequencerTest(Sequencer sequencer, Pace pace, TreeRows rows) {
    this.sequencer = sequencer;
    this.pace = pace;
    this.rows = rows;
  }

  @BeforeEach
  void begin() throws SQLException {
    Outbox.appendAll(1);
    pace.round();
  }

  @Test
  void whatManyWriteAtOnceIsTakenInOnceAndInTheOrderOfPositions() throws Exception {
    var writing = new AtomicBoolean(true);
    try (var threads = Executors.newCachedThreadPool()) {
      var writers =
          IntStream.range(0, WRITERS).mapToObj(seed -> threads.submit(writer(seed))).toList();
      var sequencers =
          IntStream.range(0, 2)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            while (writing.get()) {
                              pace.round();
                            }
                            return null;
                          }))
              .toList();
      all(writers);
      writing.set(false);
      all(sequencers);
    }
    Outbox.awaitSettled();
    pace.round();
    assertThat(Outbox.read("select position::text from transparency.entry order by log_index"))
        .as("every leaf once, in the order of positions")
        .isEqualTo(Outbox.read("select position::text from ledger.outbox order by position"));
    var indices = Outbox.read("select log_index from transparency.entry order by log_index");
    assertThat(indices)
        .as("no gap")
        .isEqualTo(IntStream.range(0, indices.size()).mapToObj(String::valueOf).toList());
    everyCheckpointIsARootOverTheEntries();
  }

  /** Roots over the same entries are consistent with each other, whichever two are compared. */
  private void everyCheckpointIsARootOverTheEntries() throws SQLException {
    var leaves =
        Outbox.read("select encode(leaf, 'hex') from transparency.entry order by log_index")
            .stream()
            .map(hex -> MerkleTree.leafHash(HexFormat.of().parseHex(hex)))
            .toList();
    var sizes = Outbox.read("select size from transparency.checkpoint order by size");
    assertThat(sizes).hasSizeGreaterThan(2);
    for (var size : sizes) {
      var published = rows.checkpointOf(Long.parseLong(size)).orElseThrow();
      assertThat(published.root())
          .as("size %s", size)
          .isEqualTo(MerkleTree.root(leaves.subList(0, Integer.parseInt(size))));
    }
  }

  /** Some wait before they commit, so that commits come in another order; some never commit. */
  private static Callable<Void> writer(int seed) {
    return () -> {
      var random = new Random(seed);
      try (var connection = Outbox.oversight()) {
        for (int i = 0; i < TRANSACTIONS; i++) {
          for (int row = 1; row <= 1 + random.nextInt(3); row++) {
            Outbox.append(connection, row, "writer %s, %s/%s".formatted(seed, i, row));
          }
          TimeUnit.MILLISECONDS.sleep(random.nextInt(12));
          if (random.nextInt(8) == 0) {
            connection.rollback();
          } else {
            connection.commit();
          }
        }
      }
      return null;
    };
  }

  private static void all(List<? extends Future<?>> futures)
      throws InterruptedException, ExecutionException {
    for (var future : futures) {
      future.get();
    }
  }

  @Test
  void settledIsJudgedOnTheSnapshotThatTheRowsAreReadWith() throws SQLException {
    assertThat(
            Outbox.read(
                "select provolatile from pg_proc where oid = 'ledger.settled_position'::regproc"))
        .containsExactly("s");
  }

  @Test
  void onlyTheHolderOfTheLockSequences() throws SQLException {
    Outbox.appendAll(1);
    var before = rows.head();
    try (var other = Outbox.as("countersign_transparency");
        var lock = other.createStatement()) {
      lock.execute("select pg_try_advisory_xact_lock(4, 0)");
      pace.round();
      assertThat(rows.head().size()).isEqualTo(before.size());
      // A connection that is only closed may keep the lock for a moment longer.
      other.rollback();
    }
    pace.round();
    assertThat(rows.head().size()).isEqualTo(before.size() + 1);
  }

  @Test
  void aSequencerThatWasPausedCannotMoveTheTree() throws SQLException {
    var seenBeforeThePause = rows.head();
    Outbox.appendAll(1);
    pace.round();
    var now = rows.head();
    assertThat(rows.moveHead(seenBeforeThePause, new Head(now.size() + 1, new byte[32]))).isFalse();
    assertThat(rows.head().root()).isEqualTo(now.root());
  }

  /** The last statement of a batch waits for a lock, and there its connection dies. */
  @Test
  void aBatchThatIsCutOffLeavesNothingBehind() throws Exception {
    Outbox.appendAll(3);
    var before = rows.head();
    try (var blocker = Outbox.as("postgres");
        var statement = blocker.createStatement();
        var threads = Executors.newSingleThreadExecutor()) {
      statement.execute("select size from transparency.tree for update");
      var batch = threads.submit(sequencer::takeIn);
      while (statement.executeUpdate(
              """
                  update transparency.tree set size = size where
                    (select count(pg_terminate_backend(pid)) from pg_stat_activity
                     where usename = 'countersign_transparency' and wait_event_type = 'Lock'
                       and datname = current_database()) > 0
                  """)
          == 0) {
        assertThat(batch.isDone()).as("the batch waits for the tree").isFalse();
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThatThrownBy(batch::get).hasRootCauseInstanceOf(SQLException.class);
      blocker.rollback();
    }
    assertThat(rows.head().size()).isEqualTo(before.size());
    assertThat(Outbox.read("select max(log_index) + 1 from transparency.entry"))
        .containsExactly(String.valueOf(before.size()));
    pace.round();
    assertThat(rows.head().size()).isEqualTo(before.size() + 3);
    everyCheckpointIsARootOverTheEntries();
  }
}
