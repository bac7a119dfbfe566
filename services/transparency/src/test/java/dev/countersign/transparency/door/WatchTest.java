package dev.countersign.transparency.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.transparency.LocalParts;
import dev.countersign.transparency.Outbox;
import dev.countersign.transparency.sequencer.LogKey;
import dev.countersign.transparency.sequencer.Pace;
import dev.countersign.verifier.Countersign;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever watches the log from outside finds it whole, and finds what is not. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class WatchTest {
  private final Pace pace;
  private final LogKey key;

  @TestHTTPResource("/")
  String url = "";

  @TempDir private Path folder = Path.of("");

  WatchTest(Pace pace, LogKey key) {
    this.pace = pace;
    this.key = key;
  }

  @BeforeEach
  void aLogOfSomeHundredEntries() throws SQLException {
    Outbox.appendAll(300);
    pace.round();
  }

  private record Said(int status, String text) {}

  private Said run(List<String> command, String... more) {
    var text = new StringWriter();
    var arguments = new java.util.ArrayList<>(command);
    arguments.addAll(List.of("--url", url, "--log-key", key.verifier().toText()));
    arguments.addAll(List.of(more));
    int status = Countersign.run(new PrintWriter(text), arguments.toArray(String[]::new));
    return new Said(status, text.toString());
  }

  @Test
  void everyAnswerToManyReadersIsProven() {
    var said = run(List.of("log", "hammer"), "--seconds", "1", "--readers", "4");
    assertThat(said.text()).contains("every one checked");
    assertThat(said.status()).isZero();
  }

  @Test
  void aMonitorFollowsAndNoticesALogThatWentBack() throws IOException, SQLException {
    var state = folder.resolve("seen");
    var monitor = List.of("log", "monitor", "--once", "--state", state.toString());
    assertThat(run(monitor).status()).isZero();
    aLogOfSomeHundredEntries();
    assertThat(run(monitor).status()).isZero();
    var seen = Checkpoint.parse(given().get("/checkpoint").asString().split("\n\n")[0] + "\n");
    var ahead = new Checkpoint(seen.origin(), seen.size() + 1, seen.root()).toText();
    Files.writeString(state, key.sign(ahead).toText());
    assertThat(run(monitor).text()).contains("went back");
    var fork = new Checkpoint(seen.origin(), seen.size() - 1, new byte[32]).toText();
    Files.writeString(state, key.sign(fork).toText());
    var said = run(monitor);
    assertThat(said.text()).contains("two histories are signed");
    assertThat(said.status()).isEqualTo(1);
  }

  @Test
  void theWholeLogIsDerivedAgainAndAFlippedBitIsFound() throws SQLException {
    var said = run(List.of("log", "fsck"));
    assertThat(said.text()).contains("every tile, and the signed root");
    assertThat(said.status()).isZero();
    flip("transparency.node set hash = set_bit(hash, 9, 1 - get_bit(hash, 9)) where level = 0");
    said = run(List.of("log", "fsck"));
    assertThat(said.text()).contains("Tile 0/000", "at hash 7");
    assertThat(said.status()).isEqualTo(1);
    flip("transparency.node set hash = set_bit(hash, 9, 1 - get_bit(hash, 9)) where level = 0");
    assertThat(run(List.of("log", "fsck")).status()).isZero();
  }

  private static void flip(String one) throws SQLException {
    try (var admin = Outbox.as("postgres");
        var statement = admin.createStatement()) {
      assertThat(statement.executeUpdate("update " + one + " and index = 7")).isEqualTo(1);
      admin.commit();
    }
  }

  @Test
  void anotherLogsKeyIsNoticed() {
    var text = new StringWriter();
    int status =
        Countersign.run(
            new PrintWriter(text),
            "log",
            "fsck",
            "--url",
            url,
            "--log-key",
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    assertThat(text.toString()).contains("not signed by example.com/foo");
    assertThat(status).isEqualTo(1);
  }
}
