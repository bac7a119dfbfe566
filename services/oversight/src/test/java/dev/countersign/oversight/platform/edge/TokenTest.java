package dev.countersign.oversight.platform.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.local.Parts;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.RealmKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A token signed by the realm's own key still counts only if everything that it says is right. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class TokenTest {
  private static final int SKEW = 5;

  @BeforeAll
  static void aRealmThatWeMayChange() {
    assumeTrue(Parts.attachOrStart().haveSecondFactor());
  }

  private static ValidatableResponse ask(String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("query", "{ viewer { kind organisation } }"))
        .post("/graphql")
        .then();
  }

  private static void assertRefused(Consumer<Map<String, Object>> wrong) {
    asked(wrong).statusCode(401);
  }

  private static void assertTaken(Consumer<Map<String, Object>> change) {
    var answer = asked(change);
    // On a slow machine a token that is nearly over may be over when it is looked at.
    for (int again = 0; again < 3 && answer.extract().statusCode() == 401; again++) {
      answer = asked(change);
    }
    answer
        .statusCode(200)
        .body("data.viewer.kind", equalTo("LAB"))
        .body("data.viewer.organisation", equalTo("org_borealis"));
  }

  private static ValidatableResponse asked(Consumer<Map<String, Object>> change) {
    var claims = RealmKey.claims("borealis", "lab", "submitter");
    change.accept(claims);
    return ask(RealmKey.shared().token(claims));
  }

  private static long in(int seconds) {
    return Instant.now().getEpochSecond() + seconds;
  }

  @Test
  void aTokenThatSaysEverythingRightIsTaken() {
    assertTaken(claims -> {});
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    assertRefused(claims -> claims.put("iss", "http://localhost:1/realms/countersign"));
    assertRefused(claims -> claims.put("iss", claims.get("iss") + "/"));
    assertRefused(claims -> claims.remove("iss"));
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() {
    assertRefused(claims -> claims.put("aud", "account"));
    assertRefused(claims -> claims.put("aud", List.of("countersign-api2", "account")));
    assertRefused(claims -> claims.remove("aud"));
    assertTaken(claims -> claims.put("aud", List.of("account", "countersign-api")));
  }

  @Test
  void aTokenForAnotherUseIsRefused() {
    for (var type : new String[] {"ID", "Refresh", "Offline", "bearer"}) {
      assertRefused(claims -> claims.put("typ", type));
    }
    assertRefused(claims -> claims.remove("typ"));
    assertRefused(claims -> claims.remove("sub"));
  }

  @Test
  void clocksMayDifferByFiveSecondsAndNoMore() {
    assertTaken(claims -> claims.putAll(Map.of("iat", in(-200), "exp", in(-SKEW + 3))));
    assertRefused(claims -> claims.putAll(Map.of("iat", in(-200), "exp", in(-SKEW - 2))));
    assertTaken(claims -> claims.put("nbf", in(SKEW - 3)));
    assertRefused(claims -> claims.put("nbf", in(SKEW + 30)));
    assertRefused(claims -> claims.remove("exp"));
  }

  @Test
  void aTokenServesNoLongerThanFiveMinutesWhateverItSays() {
    assertRefused(
        claims -> {
          claims.put("iat", in(-320));
          claims.put("exp", in(3600));
        });
    assertRefused(claims -> claims.remove("iat"));
  }

  @Test
  void aTokenNamesOneOrganisationAndOneKindOfRole() {
    for (var wrong :
        List.<Map<String, Object>>of(
            Map.of("organization", List.of("borealis", "aurelia")),
            Map.of("organization", List.of()),
            Map.of("organization", "borealis"),
            Map.of("organization", List.of("")),
            Map.of("realm_access", Map.of("roles", List.of("lab", "regulator"))),
            Map.of("realm_access", Map.of("roles", List.of("submitter"))))) {
      var claims = RealmKey.claims("borealis", "lab");
      claims.putAll(wrong);
      ask(RealmKey.shared().token(claims))
          .statusCode(403)
          .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
    var nowhere = RealmKey.claims("borealis", "lab");
    nowhere.remove("organization");
    ask(RealmKey.shared().token(nowhere)).statusCode(403);
  }

  @Test
  void oneAlgorithmIsTakenAndNoOther() {
    var key = RealmKey.shared();
    var claims = RealmKey.claims("borealis", "lab", "submitter");
    for (var other : Map.of("RS512", "SHA512withRSA", "PS256", "RSASSA-PSS").entrySet()) {
      var header = Map.<String, Object>of("alg", other.getKey(), "typ", "JWT", "kid", key.kid());
      ask(key.token(header, claims, other.getValue())).statusCode(401);
    }
  }

  @Test
  void aKeyThatTheTokenBringsAlongIsNotLookedAt() {
    var header = new HashMap<String, Object>(Map.of("alg", "RS256", "typ", "JWT"));
    header.put("kid", "a key that the realm does not have");
    header.put("jku", "http://127.0.0.1:1/keys");
    header.put("x5u", "http://127.0.0.1:1/chain");
    ask(RealmKey.shared().token(header, RealmKey.claims("borealis", "lab"), "SHA256withRSA"))
        .statusCode(401);
  }

  @Test
  void theRealmChangesItsKeysWithoutARestart() throws InterruptedException {
    RealmKey.shared();
    var claims = RealmKey.claims("borealis", "lab");
    try (var retired = RealmKey.added()) {
      assertComesTrue(retired.token(claims), 200);
      retired.leave();
      try (var next = RealmKey.added()) {
        // What signs now is fetched when it is first seen; what is gone then goes with it.
        assertComesTrue(next.token(claims), 200);
        ask(retired.token(claims)).statusCode(401);
      }
    }
  }

  /** The realm is not asked for its keys more often than once a second. */
  private static void assertComesTrue(String token, int status) throws InterruptedException {
    int seen = 0;
    for (int tries = 0; tries < 100 && seen != status; tries++) {
      seen = ask(token).extract().statusCode();
      if (seen != status) {
        Thread.sleep(300);
      }
    }
    assertThat(seen).isEqualTo(status);
  }
}
