package dev.countersign.transparency.witness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.proofs.merkle.SubtreeProofs;
import dev.countersign.proofs.note.AddCheckpoint;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.transparency.LocalParts;
import dev.countersign.transparency.Outbox;
import dev.countersign.transparency.sequencer.LogKey;
import dev.countersign.transparency.sequencer.Pace;
import dev.countersign.transparency.tree.TreeRows;
import dev.countersign.verifier.log.WitnessServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A witness cosigns what continues what it saw, and nothing else; the log publishes what it says.
 */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class WitnessesTest {
  private final Pace pace;
  private final TreeRows rows;
  private final LogKey key;
  private final CosignatureRows cosignatures;

  @TempDir private Path folder = Path.of("");
  private WitnessServer witness;

  WitnessesTest(Pace pace, TreeRows rows, LogKey key, CosignatureRows cosignatures) {
    this.pace = pace;
    this.rows = rows;
    this.key = key;
    this.cosignatures = cosignatures;
  }

  @BeforeEach
  void aLogAndAWitness() throws SQLException, IOException {
    Outbox.appendAll(3);
    pace.round();
    start();
  }

  private void start() throws IOException {
    witness =
        WitnessServer.start(
            "witness.example/w" + System.identityHashCode(this),
            List.of(key.verifier()),
            folder,
            new InetSocketAddress("127.0.0.1", 0));
  }

  @AfterEach
  void stop() {
    witness.close();
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + witness.address().getPort());
  }

  private Witnesses witnesses() {
    return new Witnesses(
        rows,
        cosignatures,
        new WitnessConfig() {
          @Override
          public Map<String, Other> of() {
            return Map.of("one", other());
          }

          @Override
          public Duration interval() {
            return Duration.ofDays(1);
          }

          @Override
          public Duration timeout() {
            return Duration.ofSeconds(20);
          }
        },
        new SimpleMeterRegistry());
  }

  private WitnessConfig.Other other() {
    return new WitnessConfig.Other() {
      @Override
      public String key() {
        return witness.cosigner().toText();
      }

      @Override
      public URI url() {
        return WitnessesTest.this.url();
      }
    };
  }

  private SignedNote published() {
    return SignedNote.parse(given().get("/checkpoint").asString());
  }

  @Test
  void aCosignatureIsPublishedWithItsCheckpoint() throws SQLException {
    assertThat(witness.cosigner().cosignedAt(published())).isEmpty();
    witnesses().round();
    assertThat(witness.cosigner().cosignedAt(published())).isPresent();
    Outbox.appendAll(2);
    pace.round();
    witnesses().round();
    assertThat(witness.cosigner().cosignedAt(published())).isPresent();
    assertThat(published().verifiedBy(key.verifier())).isTrue();
  }

  private ValidatableResponse send(String body) {
    return given()
        .contentType("text/plain; charset=utf-8")
        .body(body)
        .post(url() + "/add-checkpoint")
        .then();
  }

  private String request(long old, SignedNote note) {
    long size = Checkpoint.parse(note.text()).size();
    var proof = old > size ? List.<byte[]>of() : new SubtreeProofs(rows).consistency(old, size);
    return new AddCheckpoint(old, proof, note).toText();
  }

  @Test
  void aStaleSizeIsToldWhatIsRememberedEvenAfterARestart() throws IOException {
    var note = published();
    long size = Checkpoint.parse(note.text()).size();
    send(request(0, note)).statusCode(200);
    witness.close();
    start();
    var answer = send(request(0, note)).statusCode(409).contentType("text/x.tlog.size");
    assertThat(answer.extract().asString()).isEqualTo(size + "\n");
    send(request(size, note)).statusCode(200);
  }

  @Test
  void aForkIsNotCosigned() throws SQLException {
    var note = published();
    var seen = Checkpoint.parse(note.text());
    send(request(0, note)).statusCode(200);
    var other = key.sign(new Checkpoint(seen.origin(), seen.size(), new byte[32]).toText());
    send(new AddCheckpoint(seen.size(), List.of(), other).toText()).statusCode(409);
    Outbox.appendAll(1);
    pace.round();
    var next = Checkpoint.parse(published().text());
    var proof = new SubtreeProofs(rows).consistency(seen.size(), next.size());
    var forked = key.sign(new Checkpoint(seen.origin(), next.size(), new byte[32]).toText());
    send(new AddCheckpoint(seen.size(), proof, forked).toText()).statusCode(422);
    send(new AddCheckpoint(seen.size(), proof, published()).toText()).statusCode(200);
  }

  @Test
  void anUnknownLogAFalseSignatureAndNonsenseAreTurnedAway() {
    var note = published();
    var checkpoint = Checkpoint.parse(note.text());
    var unknown = new Checkpoint("example.com/other", 1, checkpoint.root()).toText();
    send(new AddCheckpoint(0, List.of(), key.sign(unknown)).toText()).statusCode(404);
    var unsigned = new SignedNote(note.text(), key.sign("another text\n").signatures());
    send(request(0, unsigned)).statusCode(403);
    send(request(checkpoint.size() + 1, note)).statusCode(400);
    send("old 0\n").statusCode(400);
    send("old 00\n\n" + note.toText()).statusCode(400);
  }

  @Test
  void aWitnessThatIsAwayHoldsNothingBack() throws SQLException {
    var asked = witnesses();
    witness.close();
    asked.round();
    Outbox.appendAll(1);
    pace.round();
    assertThat(Checkpoint.parse(published().text()).size()).isEqualTo(rows.head().size());
  }
}
