package dev.countersign.evidence.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.start.ProductionStart.Told;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a test or a local platform may have is refused, each by its name. */
class ProductionStartTest {
  private static final String REALM = "https://id.example/realms/countersign";
  private static final Optional<String> SECRET = Optional.of("a secret of its own");
  private static final String STORE = "mongodb://vault:a-password@store.example/?tls=true";
  private static final List<String> KEYS =
      List.of("# master keys", "6f1d7a9c0b3e8842716dd0a5c9e4f3b25f1d7a9c0b3e8842716dd0a5c9e4f3b2");

  private static void assertRefused(Told told, String setting) {
    assertThat(ProductionStart.unsafe(told)).singleElement().asString().contains(setting);
  }

  @Test
  void aSafeStartIsNotRefused() {
    assertThat(ProductionStart.unsafe(new Told(REALM, Optional.empty(), SECRET, STORE, KEYS)))
        .isEmpty();
  }

  @Test
  void tokensOverPlainHttpAreRefused() {
    assertRefused(
        new Told("http://id.example/realms/x", Optional.empty(), SECRET, STORE, KEYS),
        "QUARKUS_OIDC_AUTH_SERVER_URL");
  }

  @Test
  void aCertificateThatIsNotCheckedIsRefused() {
    assertRefused(
        new Told(REALM, Optional.of("none"), SECRET, STORE, KEYS), "QUARKUS_OIDC_TLS_VERIFICATION");
  }

  @ParameterizedTest
  @ValueSource(strings = {"countersign", ""})
  void aDefaultSecretIsRefused(String secret) {
    assertRefused(
        new Told(REALM, Optional.empty(), Optional.of(secret), STORE, KEYS),
        "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mongodb://store.example", "mongodb://store.example/a:b@c"})
  void aStoreWithoutALoginIsRefused(String store) {
    assertRefused(new Told(REALM, Optional.empty(), SECRET, store, KEYS), "COUNTERSIGN_STORE_URL");
  }

  @Test
  void aTestKeyIsRefused() {
    assertRefused(
        new Told(REALM, Optional.empty(), SECRET, STORE, List.of("42".repeat(32))),
        "COUNTERSIGN_KEYS_FILE");
  }
}
