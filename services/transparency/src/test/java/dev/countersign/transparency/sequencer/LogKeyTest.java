package dev.countersign.transparency.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogKeyTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private static String randomSeed() {
    var seed = new byte[32];
    RANDOM.nextBytes(seed);
    return HexFormat.of().formatHex(seed);
  }

  private static String pem(PrivateKey key) {
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(key.pkcs8()));
  }

  @Test
  void aKeyIsReadFromASettingOrAFileInEitherForm(@TempDir Path folder) throws IOException {
    var seed = randomSeed();
    var key = PrivateKey.ofEd25519Seed(HexFormat.of().parseHex(seed));
    var hex = Files.writeString(folder.resolve("hex"), seed + "\n");
    var pem = Files.writeString(folder.resolve("pem"), pem(key));
    for (var config :
        new TestConfig[] {
          TestConfig.seed(seed), TestConfig.keyFile(hex), TestConfig.keyFile(pem)
        }) {
      assertThat(new LogKey(config).verifier().key()).isEqualTo(key.publicKey());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "42", "zz", "-----BEGIN PRIVATE KEY-----\nnonsense"})
  void whatIsNoKeyIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> new LogKey(TestConfig.seed(text)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must be an Ed25519 key")
        .hasNoCause();
  }

  @Test
  void aKeyOfAnotherAlgorithmIsRefused(@TempDir Path folder) throws IOException {
    var p256 = PrivateKey.generate(Algorithm.ECDSA_P256, RANDOM);
    var file = Files.writeString(folder.resolve("pem"), pem(p256));
    assertThatThrownBy(() -> new LogKey(TestConfig.keyFile(file)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> new LogKey(TestConfig.keyFile(folder.resolve("absent"))))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("key file");
  }

  @Test
  void oneKeyIsSetAndOneOnly(@TempDir Path folder) {
    var none =
        new TestConfig(
            TestConfig.ORIGIN,
            Optional.empty(),
            Optional.empty(),
            1,
            Duration.ofDays(1),
            Optional.empty());
    var both =
        new TestConfig(
            TestConfig.ORIGIN,
            Optional.of(randomSeed()),
            Optional.of(folder),
            1,
            Duration.ofDays(1),
            Optional.empty());
    for (var config : new TestConfig[] {none, both}) {
      assertThatThrownBy(() -> new LogKey(config))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("key-file");
    }
  }

  @Test
  void aTestKeyDoesNotSignInProduction() {
    for (var repeated : new String[] {"42", "00", "ff"}) {
      var config = TestConfig.seed(repeated.repeat(32));
      assertThatThrownBy(() -> new LogKey(config, LaunchMode.NORMAL))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("test key");
    }
    var own = TestConfig.seed(randomSeed());
    assertThatCode(() -> new LogKey(own, LaunchMode.NORMAL)).doesNotThrowAnyException();
  }
}
