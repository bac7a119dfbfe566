package dev.countersign.transparency.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.transparency.LocalParts;
import dev.countersign.transparency.OneConnection;
import dev.countersign.transparency.Outbox;
import dev.countersign.transparency.tree.TreeRows;
import dev.countersign.transparency.tree.TreeRows.Head;
import dev.countersign.transparency.tree.TreeRowsOf;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was published once, against the database that is there now. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class PublisherTest {
  @TempDir Path folder;

  private final Sequencer sequencer;
  private final Pace pace;
  private final TreeRows rows;

  PublisherTest(Sequencer sequencer, Pace pace, TreeRows rows) {
    this.sequencer = sequencer;
    this.pace = pace;
    this.rows = rows;
  }

  @BeforeEach
  void begin() throws SQLException {
    Outbox.appendAll(2);
    pace.round();
  }

  private Publisher publisher() {
    return publisher(TestConfig.published(TestConfig.ORIGIN, TestConfig.SEED, folder));
  }

  private Publisher publisher(TestConfig config) {
    var key = new LogKey(config, LaunchMode.TEST);
    return new Publisher(rows, key, new Remembered(config, key));
  }

  private void rememberAs(String origin, String seed, long size, byte[] root) {
    var config = TestConfig.published(origin, seed, folder);
    var key = new LogKey(config, LaunchMode.TEST);
    new Remembered(config, key).remember(key.sign(new Checkpoint(origin, size, root).toText()));
  }

  private void remember(long size, byte[] root) {
    rememberAs(TestConfig.ORIGIN, TestConfig.SEED, size, root);
  }

  @Test
  void aDatabaseBehindWhatWasPublishedDoesNotStart() {
    remember(rows.head().size() + 1, new byte[32]);
    assertThatThrownBy(publisher()::refuseToFork)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("newer backup");
  }

  @Test
  void aDatabaseWithAnotherPastDoesNotStart() {
    remember(rows.head().size(), new byte[32]);
    assertThatThrownBy(publisher()::refuseToFork).hasMessageContaining("does not continue");
    assertThatThrownBy(
            () -> {
              Files.delete(folder.resolve("checkpoint"));
              remember(1, new byte[32]);
              publisher().refuseToFork();
            })
        .hasMessageContaining("does not continue");
  }

  @Test
  void aDatabaseThatContinuesWhatWasPublishedStarts() throws SQLException {
    var before = rows.head();
    remember(before.size(), before.root());
    Outbox.appendAll(5);
    pace.round();
    assertThatCode(publisher()::refuseToFork).doesNotThrowAnyException();
  }

  /** Or whoever holds the database could also write what it is held against. */
  @Test
  void whatAnotherKeyOrLogHasSignedIsNoMemory() throws IOException {
    var head = rows.head();
    rememberAs(TestConfig.ORIGIN, "43".repeat(32), 1, new byte[32]);
    assertThatThrownBy(publisher()::refuseToFork).hasMessageContaining("not signed by this log");
    Files.delete(folder.resolve("checkpoint"));
    rememberAs("countersign.dev/log/other", TestConfig.SEED, head.size(), head.root());
    assertThatThrownBy(publisher()::refuseToFork).hasMessageContaining("not signed by this log");
  }

  @Test
  void aDamagedMemoryIsNotTakenForNone() throws IOException {
    Files.writeString(folder.resolve("checkpoint"), "");
    assertThatThrownBy(publisher()::refuseToFork).hasMessageContaining("is damaged");
  }

  @Test
  void whatIsPublishedIsRememberedWordForWord() throws SQLException, IOException {
    Outbox.appendAll(1);
    sequencer.takeIn();
    publisher().publish();
    assertThat(folder.resolve("checkpoint"))
        .hasContent(rows.newestCheckpoint().orElseThrow().note());
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
  }

  @Test
  void whatCannotBeRememberedIsNotPublished() throws SQLException, IOException {
    var newest = rows.newestCheckpoint().orElseThrow().size();
    Outbox.appendAll(1);
    sequencer.takeIn();
    var noFolder = Files.writeString(folder.resolve("file"), "");
    var publisher = publisher(TestConfig.published(TestConfig.ORIGIN, TestConfig.SEED, noFolder));
    assertThatThrownBy(publisher::publish).isInstanceOf(UncheckedIOException.class);
    assertThat(rows.newestCheckpoint().orElseThrow().size()).isEqualTo(newest);
  }

  /**
   * A running replica outlives a restore of its database: a check at the start alone is too early.
   */
  @Test
  void aDatabasePutBackWhileTheLogRunsIsNotSigned() throws SQLException {
    var running = publisher();
    running.publish();
    remember(rows.head().size() + 100, new byte[32]);
    Outbox.appendAll(1);
    sequencer.takeIn();
    var newest = rows.newestCheckpoint().orElseThrow().size();
    assertThatThrownBy(running::publish).hasMessageContaining("newer backup");
    assertThat(rows.newestCheckpoint().orElseThrow().size()).isEqualTo(newest);
    assertThat(running.refusals()).isEqualTo(1);
  }

  /** Or the one that takes over would sign what an older database says. */
  @Test
  void aReplicaRemembersWhatAnotherPublished() throws SQLException {
    Outbox.appendAll(2);
    pace.round();
    var published = rows.newestCheckpoint().orElseThrow();
    assertThat(folder.resolve("checkpoint")).doesNotExist();
    publisher().publish();
    assertThat(folder.resolve("checkpoint")).hasContent(published.note());
  }

  /** A publisher that was paused comes back with what it wanted to say then. */
  @Test
  void whatIsRememberedNeverShrinks() throws IOException {
    var head = rows.head();
    remember(head.size(), head.root());
    var before = Files.readString(folder.resolve("checkpoint"));
    remember(1, new byte[32]);
    assertThat(folder.resolve("checkpoint")).hasContent(before);
  }

  /** Killed between batch and checkpoint: the entries are in, and the next round publishes them. */
  @Test
  void whatWasTakenInAndNotPublishedIsPublishedNext() throws SQLException {
    var published = rows.newestCheckpoint().orElseThrow();
    Outbox.appendAll(3);
    assertThat(sequencer.takeIn()).isEqualTo(3);
    assertThat(rows.newestCheckpoint().orElseThrow().size()).isEqualTo(published.size());
    assertThatCode(publisher()::refuseToFork).as("it starts again").doesNotThrowAnyException();
    pace.round();
    Head head = rows.head();
    assertThat(head.size()).isEqualTo(published.size() + 3);
    assertThat(rows.newestCheckpoint().orElseThrow().root()).isEqualTo(head.root());
  }

  @Test
  void aTreeThatGrewIsPublishedOnce() {
    var note = rows.newestCheckpoint().orElseThrow().note();
    pace.round();
    pace.round();
    assertThat(rows.newestCheckpoint().orElseThrow().note()).isEqualTo(note);
  }

  @Test
  void aCheckpointIsNeverSignedAheadOfWhatIsDurable() throws SQLException {
    long durable = rows.head().size();
    Outbox.appendAll(3);
    try (var connection = Outbox.as("countersign_transparency")) {
      var config = TestConfig.published(TestConfig.ORIGIN, TestConfig.SEED, folder);
      var taken = new Sequencer(TreeRowsOf.of(new OneConnection(connection)), config).takeIn();
      assertThat(taken).isEqualTo(3);
      publisher().publish();
      assertThat(folder.resolve("checkpoint"))
          .hasContent(rows.newestCheckpoint().orElseThrow().note());
      assertThat(rows.newestCheckpoint().orElseThrow().size()).isEqualTo(durable);
      connection.rollback();
    }
    publisher().publish();
    assertThat(rows.newestCheckpoint().orElseThrow().size())
        .as("what was taken in and never committed is under no checkpoint")
        .isEqualTo(durable);
    Outbox.awaitSettled();
    pace.round();
    assertThat(rows.newestCheckpoint().orElseThrow().size()).isEqualTo(durable + 3);
  }

  @Test
  void anEntryOfMoreThanSixtyFiveThousandBytesNeverEnters() throws SQLException {
    try (var writer = Outbox.oversight();
        var insert =
            writer.prepareStatement(
                "insert into ledger.outbox select ledger.position_of(ledger.current_epoch(),"
                    + " pg_current_xact_id(), 1), ?")) {
      insert.setBytes(1, new byte[65_536]);
      assertThatThrownBy(insert::execute)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("leaf_fits_an_entry");
      writer.rollback();
    }
  }
}
