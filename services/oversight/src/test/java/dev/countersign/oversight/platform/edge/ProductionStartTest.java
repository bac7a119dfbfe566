package dev.countersign.oversight.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oversight.platform.edge.ProductionStart.Told;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What only a test or a local platform may have is refused, each by its name. */
class ProductionStartTest {
  private static final String SECRET = "5f1d7a9c0b3e8842716dd0a5c9e4f3b2";
  private static final Told SAFE =
      told("https://id.example/realms/countersign", SECRET, Optional.of("a password of its own"));

  private static Told told(String realm, String secret, Optional<String> password) {
    return new Told(
        realm, secret, password, Optional.of("one of its own"), true, true, Optional.empty());
  }

  private static void assertRefused(Told told, String setting) {
    assertThat(ProductionStart.unsafe(told)).singleElement().asString().contains(setting);
  }

  @Test
  void aSafeStartIsNotRefused() {
    assertThat(ProductionStart.unsafe(SAFE)).isEmpty();
  }

  @Test
  void tokensOverPlainHttpAreRefused() {
    assertRefused(
        told("http://id.example/realms/countersign", SECRET, SAFE.databasePassword()),
        "QUARKUS_OIDC_AUTH_SERVER_URL");
  }

  @Test
  void aCertificateThatIsNotCheckedIsRefused() {
    assertRefused(
        new Told(
            SAFE.realm(),
            SECRET,
            SAFE.databasePassword(),
            SAFE.clientSecret(),
            true,
            true,
            Optional.of("NONE")),
        "QUARKUS_OIDC_TLS_VERIFICATION");
  }

  @Test
  void aTestKeyIsRefused() {
    for (var secret :
        new String[] {
          "a secret of the tests alone, which is long enough",
          "a secret of development alone, which is long enough",
          "short"
        }) {
      assertRefused(
          told(SAFE.realm(), secret, SAFE.databasePassword()), "COUNTERSIGN_LEDGER_REQUEST_SECRET");
    }
  }

  @Test
  void aDefaultPasswordIsRefused() {
    for (var password : new String[] {"countersign", "postgres", ""}) {
      assertRefused(
          told(SAFE.realm(), SECRET, Optional.of(password)), "QUARKUS_DATASOURCE_PASSWORD");
    }
    assertRefused(told(SAFE.realm(), SECRET, Optional.empty()), "QUARKUS_DATASOURCE_PASSWORD");
  }

  @Test
  void aDefaultSecretOfTheServiceAccountIsRefused() {
    assertRefused(
        new Told(
            SAFE.realm(),
            SECRET,
            SAFE.databasePassword(),
            Optional.of("countersign"),
            true,
            true,
            Optional.empty()),
        "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET");
  }

  @Test
  void aStartWithoutGuardsOrSecondFactorIsRefused() {
    for (var off : new boolean[] {true, false}) {
      assertRefused(
          new Told(
              SAFE.realm(),
              SECRET,
              SAFE.databasePassword(),
              SAFE.clientSecret(),
              off,
              !off,
              Optional.empty()),
          off ? "COUNTERSIGN_SECOND_FACTOR_REQUIRED" : "COUNTERSIGN_GUARD_ENABLED");
    }
  }
}
