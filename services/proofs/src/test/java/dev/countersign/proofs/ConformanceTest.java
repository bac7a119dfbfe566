package dev.countersign.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonBoolean;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.json.JsonValue.JsonString;
import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.signature.MalformedKeyException;
import dev.countersign.proofs.signature.PublicKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors that nobody here wrote, from the folder that CONFORMANCE_DATA names. */
class ConformanceTest {
  private static Path data = Path.of("");

  @BeforeAll
  static void dataIsThere() {
    var folder = System.getenv("CONFORMANCE_DATA");
    if (folder == null) {
      System.out.println(
          "CONFORMANCE_DATA is not set: proofs were not checked against real vectors");
    }
    Assumptions.assumeTrue(folder != null);
    data = Path.of(folder);
  }

  private static List<JsonObject> vectors(String kind) throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("merkle-vectors").resolve(kind))) {
      return files.filter(Files::isRegularFile).map(ConformanceTest::read).toList();
    }
  }

  private static JsonObject read(Path file) {
    try {
      return JsonReader.readObject(Files.readString(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long number(JsonObject object, String name) {
    return object.get(name) instanceof JsonNumber number ? number.value().longValue() : 0;
  }

  private static byte[] bytes(JsonObject object, String name) {
    var text = object.text(name);
    return text == null ? new byte[0] : Base64.getDecoder().decode(text);
  }

  private static List<byte[]> proof(JsonObject vector) {
    return vector.get("proof") instanceof JsonArray list
        ? list.values().stream()
            .map(hash -> Base64.getDecoder().decode(((JsonString) hash).value()))
            .toList()
        : List.of();
  }

  private static boolean wantError(JsonObject vector) {
    return vector.get("wantErr") instanceof JsonBoolean bool && bool.value();
  }

  @Test
  void inclusionVectorsGetTheirVerdicts() throws IOException {
    var vectors = vectors("inclusion");
    assertThat(vectors).hasSizeGreaterThan(30);
    for (var vector : vectors) {
      assertThat(
              MerkleTree.includes(
                  bytes(vector, "leafHash"),
                  number(vector, "leafIdx"),
                  number(vector, "treeSize"),
                  proof(vector),
                  bytes(vector, "root")))
          .as(vector.text("desc"))
          .isEqualTo(!wantError(vector));
    }
  }

  @Test
  void consistencyVectorsGetTheirVerdicts() throws IOException {
    var vectors = vectors("consistency");
    assertThat(vectors).hasSizeGreaterThan(30);
    for (var vector : vectors) {
      assertThat(
              MerkleTree.consistent(
                  number(vector, "size1"),
                  number(vector, "size2"),
                  proof(vector),
                  bytes(vector, "root1"),
                  bytes(vector, "root2")))
          .as(vector.text("desc"))
          .isEqualTo(!wantError(vector));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519_test.json", "ecdsa_secp256r1_sha256_test.json"})
  void wycheproofVectorsGetTheirVerdicts(String file) throws IOException {
    var groups =
        (JsonArray) read(data.resolve("wycheproof").resolve(file)).members().get("testGroups");
    int seen = 0;
    for (var value : groups.values()) {
      var group = (JsonObject) value;
      var spki = HexFormat.of().parseHex(String.valueOf(group.text("publicKeyDer")));
      for (var test : ((JsonArray) group.members().get("tests")).values()) {
        seen++;
        check(spki, (JsonObject) test);
      }
    }
    assertThat(seen).isGreaterThan(100);
  }

  private static void check(byte[] spki, JsonObject test) {
    var message = HexFormat.of().parseHex(String.valueOf(test.text("msg")));
    var signature = HexFormat.of().parseHex(String.valueOf(test.text("sig")));
    boolean verified;
    try {
      verified = PublicKey.ofSpki(spki).verifies(message, signature);
    } catch (MalformedKeyException e) {
      verified = false;
    }
    var about = "test %s: %s".formatted(test.get("tcId"), test.text("comment"));
    if ("invalid".equals(test.text("result"))) {
      assertThat(verified).as(about).isFalse();
    } else if (!highS(signature)) {
      assertThat(verified).as(about).isTrue();
    }
  }

  /** Valid vectors with a high S are refused here on purpose: one statement, one signature. */
  private static boolean highS(byte[] signature) {
    try {
      var order =
          new java.math.BigInteger(
              "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
      var rs =
          org.bouncycastle.crypto.signers.StandardDSAEncoding.INSTANCE.decode(order, signature);
      return rs[1].compareTo(order.shiftRight(1)) > 0;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
