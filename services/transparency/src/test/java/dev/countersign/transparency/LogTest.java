package dev.countersign.transparency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import dev.countersign.transparency.sequencer.Publisher;
import dev.countersign.transparency.sequencer.Sequencer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The log through its public doors, over a real outbox. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class LogTest {
  private final Sequencer sequencer;
  private final Publisher publisher;

  LogTest(Sequencer sequencer, Publisher publisher) {
    this.sequencer = sequencer;
    this.publisher = publisher;
  }

  private static Connection oversight() throws SQLException {
    var connection =
        DriverManager.getConnection(LocalParts.address + "?user=countersign_oversight");
    connection.setAutoCommit(false);
    return connection;
  }

  private static void append(Connection writer, int row, String leaf) throws SQLException {
    try (var insert =
        writer.prepareStatement(
            "insert into ledger.outbox values (ledger.position_of(1, pg_current_xact_id(), ?), ?)")) {
      insert.setInt(1, row);
      insert.setBytes(2, leaf.getBytes(StandardCharsets.UTF_8));
      insert.execute();
    }
  }

  private void appendAll(int count) throws SQLException {
    try (var writer = oversight();
        var state = writer.createStatement()) {
      state.execute("select ledger.set_clock('REAL', null)");
      for (int row = 1; row <= count; row++) {
        append(writer, row, "leaf " + row);
      }
      writer.commit();
    }
    drain();
  }

  private void drain() {
    while (sequencer.takeIn() > 0) {
      // Until nothing waits.
    }
    publisher.publish();
  }

  private static Checkpoint checkpoint() {
    var note =
        SignedNote.parse(given().get("/checkpoint").then().statusCode(200).extract().asString());
    var verifier = Verifier.parse(given().get("/key").asString().strip());
    assertThat(note.verifiedBy(verifier)).isTrue();
    return Checkpoint.parse(note.text());
  }

  private static List<byte[]> hashes(String door, String query, long value) {
    List<String> text =
        given().queryParam(query, value).get("/proofs/" + door).then().extract().path("hashes");
    return text.stream().map(Base64.getDecoder()::decode).toList();
  }

  private static byte[] leafHash(long index) {
    var tile = index / 256;
    long size = checkpoint().size();
    long width = Math.min(256, size - tile * 256);
    var path = "%03d".formatted(tile) + (width == 256 ? "" : ".p/" + width);
    var bytes = given().get("/tile/0/" + path).then().statusCode(200).extract().asByteArray();
    int at = (int) (index % 256) * 32;
    return Arrays.copyOfRange(bytes, at, at + 32);
  }

  @Test
  void everyLeafIsProvenAndEveryCheckpointContinuesTheOneBefore() throws SQLException {
    appendAll(3);
    var before = checkpoint();
    appendAll(300);
    var now = checkpoint();
    assertThat(now.size()).isEqualTo(before.size() + 300);
    assertThat(
            MerkleTree.consistent(
                before.size(),
                now.size(),
                hashes("consistency", "from", before.size()),
                before.root(),
                now.root()))
        .isTrue();
    for (long index : new long[] {0, before.size(), now.size() - 1}) {
      assertThat(
              MerkleTree.includes(
                  leafHash(index),
                  index,
                  now.size(),
                  hashes("inclusion", "index", index),
                  now.root()))
          .isTrue();
    }
  }

  @Test
  void theRootFollowsFromTheEntriesAlone() throws SQLException {
    appendAll(5);
    var now = checkpoint();
    var leaves =
        IntStream.range(0, Math.toIntExact(now.size())).mapToObj(i -> leafHash(i)).toList();
    assertThat(MerkleTree.root(leaves)).isEqualTo(now.root());
  }

  @Test
  void whatAnOpenTransactionHoldsBackIsTakenInLaterAndInOrder() throws SQLException {
    appendAll(1);
    long size = checkpoint().size();
    try (var open = oversight();
        var other = oversight()) {
      append(open, 1, "first");
      append(other, 1, "second");
      other.commit();
      drain();
      assertThat(checkpoint().size()).as("the later commit waits").isEqualTo(size);
      open.commit();
    }
    drain();
    assertThat(checkpoint().size()).isEqualTo(size + 2);
    assertThat(leafHash(size))
        .isEqualTo(MerkleTree.leafHash("first".getBytes(StandardCharsets.UTF_8)));
    assertThat(leafHash(size + 1))
        .isEqualTo(MerkleTree.leafHash("second".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void twoSequencersAtOnceTakeEachLeafInOnce() throws Exception {
    appendAll(1);
    long size = checkpoint().size();
    try (var writer = oversight()) {
      for (int row = 1; row <= 50; row++) {
        append(writer, row, "race " + row);
      }
      writer.commit();
    }
    var racers =
        IntStream.range(0, 2)
            .mapToObj(i -> new Thread(() -> sequencer.takeIn()))
            .peek(Thread::start)
            .toList();
    for (var racer : racers) {
      racer.join();
    }
    drain();
    assertThat(checkpoint().size()).isEqualTo(size + 50);
  }

  @Test
  void theLogsRoleCanNeitherReadFactsNorWriteTheOutbox() throws SQLException {
    try (var log =
            DriverManager.getConnection(LocalParts.address + "?user=countersign_transparency");
        var statement = log.createStatement()) {
      for (var forbidden :
          List.of(
              "select * from ledger.fact",
              "select * from ledger.salt",
              "insert into ledger.outbox values (gen_random_uuid(), '')",
              "delete from ledger.outbox",
              "delete from transparency.entry",
              "update transparency.entry set leaf = ''")) {
        assertThatThrownBy(() -> statement.execute(forbidden))
            .as(forbidden)
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void theApisRoleCannotRewriteTheLog() throws SQLException {
    try (var api = oversight();
        var statement = api.createStatement()) {
      assertThatThrownBy(
              () -> statement.execute("insert into transparency.tree values (true, 0, '')"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void aTileThatIsNotPublishedIsNotServed() throws SQLException {
    appendAll(1);
    for (var path :
        List.of(
            "/tile/0/999",
            "/tile/8/000",
            "/tile/0/000.p/256",
            "/tile/0/x000/000",
            "/tile/entries/500")) {
      given().get(path).then().statusCode(404);
    }
    given().get("/proofs/inclusion?index=999999").then().statusCode(404);
  }

  @Test
  void tilesAreForEverAndTheCheckpointIsNot() throws SQLException {
    appendAll(1);
    assertThat(given().get("/tile/0/000.p/1").getHeader("Cache-Control")).contains("immutable");
    assertThat(given().get("/checkpoint").getHeader("Cache-Control")).isEqualTo("no-cache");
  }
}
