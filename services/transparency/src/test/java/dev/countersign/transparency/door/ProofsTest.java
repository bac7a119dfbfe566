package dev.countersign.transparency.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.transparency.LocalParts;
import dev.countersign.transparency.LogDoor;
import dev.countersign.transparency.Outbox;
import dev.countersign.transparency.sequencer.Pace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs, checked against the roots of signed checkpoints. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class ProofsTest {
  private final Pace pace;

  ProofsTest(Pace pace) {
    this.pace = pace;
  }

  private void appendAll(int count) throws SQLException {
    Outbox.appendAll(count);
    pace.round();
  }

  @Test
  void everyLeafIsProvenAndEveryCheckpointContinuesTheOneBefore() throws SQLException {
    appendAll(3);
    var before = LogDoor.checkpoint();
    appendAll(300);
    var now = LogDoor.checkpoint();
    assertThat(now.size()).isEqualTo(before.size() + 300);
    assertThat(
            MerkleTree.consistent(
                before.size(),
                now.size(),
                LogDoor.hashes("consistency", "from=" + before.size()),
                before.root(),
                now.root()))
        .isTrue();
    for (long index : new long[] {0, before.size(), now.size() - 1}) {
      assertThat(
              MerkleTree.includes(
                  LogDoor.leafHash(index),
                  index,
                  now.size(),
                  LogDoor.hashes("inclusion", "index=" + index),
                  now.root()))
          .isTrue();
    }
  }

  /** Whoever holds an older checkpoint asks for proofs that lead to it. */
  @Test
  void proofsLeadToAnyPublishedSize() throws SQLException {
    appendAll(3);
    var first = LogDoor.checkpoint();
    appendAll(9);
    var second = LogDoor.checkpoint();
    appendAll(20);
    assertThat(
            MerkleTree.consistent(
                first.size(),
                second.size(),
                LogDoor.hashes("consistency", "from=" + first.size() + "&to=" + second.size()),
                first.root(),
                second.root()))
        .isTrue();
    long index = first.size() - 1;
    assertThat(
            MerkleTree.includes(
                LogDoor.leafHash(index),
                index,
                second.size(),
                LogDoor.hashes("inclusion", "index=" + index + "&size=" + second.size()),
                second.root()))
        .isTrue();
    var note = given().get("/proofs/inclusion?index=0&size=" + second.size()).path("checkpoint");
    assertThat(Checkpoint.parse(SignedNote.parse(String.valueOf(note)).text()).size())
        .isEqualTo(second.size());
    given()
        .get("/proofs/inclusion?index=0&size=" + (second.size() - 1))
        .then()
        .statusCode(200)
        .body("checkpoint", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inclusion",
        "inclusion?index=-1",
        "inclusion?index=abc",
        "inclusion?index=01",
        "inclusion?index=99999999999999999999",
        "consistency",
        "consistency?from=1.5",
        "consistency?from=0&to=-2"
      })
  void whatIsNoPlaceIsABadRequest(String query) {
    given().get("/proofs/" + query).then().statusCode(400).contentType("text/plain");
  }

  @Test
  void whatTheLogDoesNotHoldHasNoProof() throws SQLException {
    appendAll(2);
    long size = LogDoor.checkpoint().size();
    for (var query :
        List.of(
            "inclusion?index=" + size,
            "inclusion?index=1&size=1",
            "inclusion?index=0&size=" + (size + 1),
            "inclusion?index=0&size=0",
            "consistency?from=" + (size + 1),
            "consistency?from=2&to=1",
            "consistency?from=1&to=" + (size + 1))) {
      given().get("/proofs/" + query).then().statusCode(404);
    }
  }
}
