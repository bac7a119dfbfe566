package dev.countersign.oversight.organisation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key is found in every text that was ever taken for it, and no other key is. */
class JdbcKnownKeysTest {
  @ParameterizedTest
  @EnumSource
  void everyTextIsTheKeyAndAllThatAreOneAreThere(Algorithm algorithm) {
    var key = PrivateKey.generate(algorithm, new SecureRandom()).publicKey();
    var texts = JdbcKnownKeys.texts(key);
    assertThat(texts)
        .doesNotHaveDuplicates()
        .contains(Base64.getEncoder().encodeToString(key.spki()))
        .allSatisfy(text -> assertThat(Base64.getDecoder().decode(text)).isEqualTo(key.spki()))
        .hasSize(algorithm == Algorithm.ED25519 ? 8 : 32);
  }
}
