package dev.countersign.verifier.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.verifier.Countersign;
import dev.countersign.verifier.key.KeyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is signed is shown byte for byte, and two keys sign one envelope. */
class SignTest {
  @TempDir private Path folder = Path.of("");

  private record Said(int status, String text) {}

  private Said run(String... arguments) {
    var text = new StringWriter();
    int status = Countersign.run(new PrintWriter(text), arguments);
    return new Said(status, text.toString());
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private Path statement(String name) throws IOException {
    var statement =
        new Statement(
            List.of(new Statement.Subject("mv_1", "ab".repeat(32))),
            "https://countersign.dev/attestation/safeguard-validation/v1",
            JsonObject.of().with("name", name));
    return Files.write(file(name), statement.toBytes());
  }

  @Test
  void twoKeysSignTheBytesThatAreShown() throws IOException {
    var statement = statement("one");
    for (var key : List.of("ED25519", "ECDSA_P256")) {
      assertThat(run("keys", "make", file(key).toString(), "--algorithm", key).status()).isZero();
      var said = run("sign", statement.toString(), "--key", file(key).toString());
      assertThat(said.status()).isZero();
      assertThat(said.text()).contains(Files.readString(statement), "about mv_1 sha256 abab");
    }
    var envelope = Envelope.parse(Files.readString(file("one.envelope")));
    assertThat(envelope.payload()).isEqualTo(Files.readAllBytes(statement));
    var keys =
        List.of(
            KeyFile.read(file("ED25519")).publicKey(),
            KeyFile.read(file("ECDSA_P256")).publicKey());
    assertThat(envelope.signers(keys, Function.identity())).isEqualTo(keys);
  }

  @Test
  void aKeyIsReadableByItsOwnerAloneAndNeverWrittenOver() throws IOException {
    assertThat(run("keys", "make", file("key").toString()).status()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("key"))))
        .isEqualTo("rw-------");
    var before = Files.readString(file("key"));
    assertThat(run("keys", "make", file("key").toString()).status()).isEqualTo(2);
    assertThat(Files.readString(file("key"))).isEqualTo(before);
  }

  @Test
  void whatIsNoStatementOrOfAnotherOneIsNotSigned() throws IOException {
    assertThat(run("keys", "make", file("key").toString()).status()).isZero();
    var key = file("key").toString();
    Files.writeString(file("text"), "{}");
    assertThat(run("sign", file("text").toString(), "--key", key).text())
        .contains("Not a statement");
    var first = statement("first");
    assertThat(run("sign", first.toString(), "--key", key).status()).isZero();
    var other = statement("other").toString();
    var into = file("first.envelope").toString();
    var said = run("sign", other, "--key", key, "--envelope", into);
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.text()).contains("is of another statement");
  }
}
