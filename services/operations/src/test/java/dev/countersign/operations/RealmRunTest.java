package dev.countersign.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.Parts;
import dev.countersign.local.realm.AdminApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The command {@code realm} against a Keycloak of its own: what it makes of the realm is what the
 * services need, and it can be repeated. It takes the demonstration's sign-ins away, so it is given
 * no realm that others use.
 */
@EnabledIfSystemProperty(named = "countersign.long", matches = "true")
class RealmRunTest {
  private static final String CONSOLE = "https://console.example";
  private static final String SECRET = "a secret of this test alone, which is long enough";

  private static Map<String, String> settings(AdminApi.Login login) {
    var settings = new HashMap<String, String>();
    settings.put("COUNTERSIGN_KEYCLOAK_URL", login.url());
    settings.put("COUNTERSIGN_KEYCLOAK_ADMIN_CLIENT", login.client());
    settings.put("COUNTERSIGN_KEYCLOAK_ADMIN_SECRET", login.secret());
    settings.put("COUNTERSIGN_CONSOLE_URL", CONSOLE);
    settings.put("COUNTERSIGN_REALM_OVERSIGHT_SECRET", SECRET);
    settings.put("COUNTERSIGN_REALM_EVIDENCE_SECRET", SECRET + ", the vault's");
    return settings;
  }

  private static int signIn(String realm, String form) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void theRealmIsBroughtToThisReleaseHoweverOften() throws Exception {
    try (var parts = Parts.ofOwn()) {
      var admin = parts.realmAdmin();
      var settings = new Settings(settings(admin.login()));
      for (int time = 0; time < 2; time++) {
        assertThat(Operations.run(settings, "realm")).isZero();
        assertThat(signIn(parts.realmUrl(), oversight(SECRET))).isEqualTo(200);
        assertThat(signIn(parts.realmUrl(), oversight("countersign"))).isEqualTo(401);
      }
      assertThat(admin.get("/countersign/clients?clientId=countersign-console").toString())
          .contains(CONSOLE);
    }
  }

  @Test
  void aKeycloakThatIsNotThereIsWaitedForAndThenNamed() {
    var settings =
        new HashMap<>(settings(new AdminApi.Login("http://127.0.0.1:1", "nobody", "nothing")));
    settings.put("COUNTERSIGN_KEYCLOAK_WAIT", "PT3S");
    long began = System.nanoTime();
    assertThat(Operations.run(new Settings(settings), "realm")).isEqualTo(1);
    assertThat(System.nanoTime() - began).isGreaterThan(2_000_000_000L);
  }

  private static String oversight(String secret) {
    return "grant_type=client_credentials&client_id=countersign-oversight&client_secret="
        + java.net.URLEncoder.encode(secret, java.nio.charset.StandardCharsets.UTF_8);
  }
}
