package dev.countersign.transparency.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.tile.TilePath;
import dev.countersign.transparency.LocalParts;
import dev.countersign.transparency.LogDoor;
import dev.countersign.transparency.Outbox;
import dev.countersign.transparency.sequencer.Pace;
import dev.countersign.transparency.sequencer.Sequencer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The log as any tool for C2SP logs reads it. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class TilesTest {
  private final Sequencer sequencer;
  private final Pace pace;

  TilesTest(Sequencer sequencer, Pace pace) {
    this.sequencer = sequencer;
    this.pace = pace;
  }

  private void appendAll(int count) throws SQLException {
    Outbox.appendAll(count);
    pace.round();
  }

  @Test
  void theRootFollowsFromTheEntriesAlone() throws SQLException {
    appendAll(5);
    var now = LogDoor.checkpoint();
    var leaves =
        IntStream.range(0, Math.toIntExact(now.size())).mapToObj(i -> LogDoor.leafHash(i)).toList();
    assertThat(MerkleTree.root(leaves)).isEqualTo(now.root());
  }

  /**
   * C2SP tlog-tiles: entries behind their lengths, hashes in a row, higher tiles over full ones.
   */
  @Test
  void tilesAndBundlesAreByteForByteThoseOfTheSpecification() throws SQLException {
    appendAll(300);
    var bundle = ByteBuffer.wrap(LogDoor.tile("/tile/entries/000"));
    var hashes = new ByteArrayOutputStream();
    var leaves = new ArrayList<byte[]>();
    while (bundle.hasRemaining()) {
      var entry = new byte[Short.toUnsignedInt(bundle.getShort())];
      bundle.get(entry);
      leaves.add(MerkleTree.leafHash(entry));
      hashes.writeBytes(leaves.getLast());
    }
    assertThat(leaves).hasSize(256);
    assertThat(LogDoor.tile("/tile/0/000")).isEqualTo(hashes.toByteArray());
    assertThat(LogDoor.tile("/tile/0/000.p/7"))
        .isEqualTo(Arrays.copyOf(hashes.toByteArray(), 7 * 32));
    assertThat(Arrays.copyOf(LogDoor.tile("/tile/1/000.p/1"), 32))
        .isEqualTo(MerkleTree.root(leaves));
    given().get("/tile/2/000.p/1").then().statusCode(404);
    assertThat(given().get("/tile/0/000").contentType()).isEqualTo("application/octet-stream");
    assertThat(given().get("/checkpoint").contentType())
        .isEqualToIgnoringCase("text/plain;charset=utf-8");
  }

  @Test
  void whatIsTakenInButNotPublishedIsNotServed() throws SQLException {
    appendAll(1);
    long size = LogDoor.checkpoint().size();
    Outbox.appendAll(1);
    sequencer.takeIn();
    var path = new TilePath(size / 256, (int) (size % 256) + 1).toText();
    assertThat(LogDoor.checkpoint().size()).isEqualTo(size);
    given().get("/tile/0/" + path).then().statusCode(404);
    given().get("/tile/entries/" + path).then().statusCode(404);
    given().get("/proofs/inclusion?index=" + size).then().statusCode(404);
    pace.round();
    given().get("/tile/entries/" + path).then().statusCode(200);
  }

  @Test
  void whatAnOpenTransactionHoldsBackIsTakenInLaterAndInOrder() throws SQLException {
    appendAll(1);
    long size = LogDoor.checkpoint().size();
    try (var open = Outbox.oversight();
        var other = Outbox.oversight()) {
      Outbox.append(open, 1, "first");
      Outbox.append(other, 1, "second");
      other.commit();
      pace.round();
      assertThat(LogDoor.checkpoint().size()).as("the later commit waits").isEqualTo(size);
      open.commit();
    }
    Outbox.awaitSettled();
    pace.round();
    assertThat(LogDoor.checkpoint().size()).isEqualTo(size + 2);
    assertThat(LogDoor.leafHash(size)).isEqualTo(MerkleTree.leafHash(Outbox.leaf("first")));
    assertThat(LogDoor.leafHash(size + 1)).isEqualTo(MerkleTree.leafHash(Outbox.leaf("second")));
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
            "/tile/00/000",
            "/tile/64/000",
            "/tile/-1/000",
            // 2^56: times 256, this is 0 again.
            "/tile/0/x072/x057/x594/x037/x927/936",
            "/tile/entries/x072/x057/x594/x037/x927/936",
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
