package dev.countersign.oversight.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oversight.platform.edge.ProductionStart.Told;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What only a test or a local platform may have is refused, each by its name. */
class ProductionStartTest {
  private static final String SECRET = "5f1d7a9c0b3e8842716dd0a5c9e4f3b2";
  private static final Told SAFE =
      new Told(
          "https://id.example/realms/countersign",
          SECRET,
          Optional.of("a password of its own"),
          true,
          true,
          Optional.empty());

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
        new Told(
            "http://id.example/realms/countersign",
            SECRET,
            SAFE.databasePassword(),
            true,
            true,
            Optional.empty()),
        "QUARKUS_OIDC_AUTH_SERVER_URL");
  }

  @Test
  void aCertificateThatIsNotCheckedIsRefused() {
    assertRefused(
        new Told(SAFE.realm(), SECRET, SAFE.databasePassword(), true, true, Optional.of("NONE")),
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
          new Told(SAFE.realm(), secret, SAFE.databasePassword(), true, true, Optional.empty()),
          "COUNTERSIGN_LEDGER_REQUEST_SECRET");
    }
  }

  @Test
  void aDefaultPasswordIsRefused() {
    for (var password : new String[] {"countersign", "postgres", ""}) {
      assertRefused(
          new Told(SAFE.realm(), SECRET, Optional.of(password), true, true, Optional.empty()),
          "QUARKUS_DATASOURCE_PASSWORD");
    }
    assertRefused(
        new Told(SAFE.realm(), SECRET, Optional.empty(), true, true, Optional.empty()),
        "QUARKUS_DATASOURCE_PASSWORD");
  }

  @Test
  void aStartWithoutGuardsOrSecondFactorIsRefused() {
    assertRefused(
        new Told(SAFE.realm(), SECRET, SAFE.databasePassword(), false, true, Optional.empty()),
        "COUNTERSIGN_GUARD_ENABLED");
    assertRefused(
        new Told(SAFE.realm(), SECRET, SAFE.databasePassword(), true, false, Optional.empty()),
        "COUNTERSIGN_SECOND_FACTOR_REQUIRED");
  }
}
