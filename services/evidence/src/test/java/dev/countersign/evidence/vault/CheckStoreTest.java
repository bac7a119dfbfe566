package dev.countersign.evidence.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.evidence.http.TicketMaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restored store has every piece that the ledger knows, byte for byte. */
class CheckStoreTest {
  private static final byte[] BYTES = "a log".getBytes(StandardCharsets.UTF_8);

  private final Stores stores = Stores.memory();
  private final Seals seals = new Seals(stores.store());
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void onePiece() throws IOException {
    sealed("evd_1", TicketMaker.sha256(BYTES));
  }

  @AfterEach
  void close() {
    stores.close();
  }

  private void sealed(String evidence, String sha256) throws IOException {
    var blob = "org_a/" + evidence;
    try (var out = stores.blobs().create(blob, evidence)) {
      out.write(BYTES);
    }
    seals.seal(
        new Seal(
            Seal.key("org_a", evidence),
            "org_a",
            evidence,
            sha256,
            BYTES.length,
            "a/b",
            "n",
            "PUBLIC",
            blob,
            Instant.EPOCH));
  }

  private boolean check(String... lines) {
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new CheckStore(seals, stores.blobs(), out).all(List.of(lines));
  }

  private static String line(String evidence, String sha256) {
    return "org_a\t%s\t%s\t%d".formatted(evidence, sha256, BYTES.length);
  }

  @Test
  void whatIsThereAsItWasSealedPasses() {
    assertThat(check(line("evd_1", TicketMaker.sha256(BYTES)))).isTrue();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("1 pieces", "5 bytes");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(check(line("evd_2", TicketMaker.sha256(BYTES)))).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("evd_2 is not in the store");
  }

  @Test
  void whatWasSealedAsOtherBytesIsNamed() {
    assertThat(check(line("evd_1", "00".repeat(32)))).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("evd_1 was sealed as other bytes");
  }

  @Test
  void bytesThatChangedAreNamed() throws IOException {
    sealed("evd_3", "00".repeat(32));
    assertThat(check(line("evd_3", "00".repeat(32)))).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("evd_3 is not what was sealed");
  }

  @Test
  void aListThatCannotBeReadIsNoPass() {
    assertThat(check("evd_1")).isFalse();
  }

  @Test
  void authoritiesThatCannotBeReadAreRefusedBeforeTheStoreIsAsked(@TempDir Path folder)
      throws IOException {
    var nothing = Files.writeString(folder.resolve("ca.crt"), "no certificate");
    assertThatThrownBy(() -> CheckStore.trusting(nothing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("valid certificates");
  }
}
