package dev.countersign.evidence.http;

import static dev.countersign.evidence.http.Doors.assertRefused;
import static dev.countersign.evidence.http.Doors.log;
import static dev.countersign.evidence.http.Doors.put;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** What is erased is gone with all that was read from it; only oversight has it erased. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class ErasureTest {
  World world;

  private ValidatableResponse erase(String client, String evidence) {
    return given()
        .auth()
        .oauth2(world.realm().token(client, "service"))
        .delete("/internal/evidence/org_kestrel/{evidence}", evidence)
        .then();
  }

  private String sealed(String salt) {
    var bytes = log(salt);
    String evidence = put(world.ticket().bytes(bytes).sign(), bytes).extract().path("evidence");
    Eventually.holds(() -> assertThat(world.oversight().knownOf(evidence)).isNotEmpty());
    return evidence;
  }

  @Test
  void bytesSamplesAndKeysAreGoneAndErasingAgainIsNoHarm() {
    var vault = new Vault(world.storeUrl(), world.keys());
    long chunks = vault.chunks();
    var evidence = sealed("erased");
    assertThat(vault.chunks()).isEqualTo(chunks + 1);
    for (int again = 0; again < 2; again++) {
      erase("countersign-oversight", evidence).statusCode(204);
    }
    assertThat(vault.chunks()).isEqualTo(chunks);
    assertThat(vault.hasPage("org_kestrel/" + evidence + "/0")).isFalse();
    assertThat(vault.unsealed()).isZero();
    var ticket = world.ticket().download("org_kestrel", evidence).sign();
    assertRefused(given().get("/downloads/{ticket}", ticket).then(), 404, "NOT_FOUND");
  }

  @Test
  void nobodyElseErases() {
    var evidence = sealed("kept");
    erase("countersign-evidence", evidence).statusCode(401);
    given().delete("/internal/evidence/org_kestrel/{evidence}", evidence).then().statusCode(401);
    var ticket = world.ticket().download("org_kestrel", evidence).sign();
    given().get("/downloads/{ticket}", ticket).then().statusCode(200);
  }
}
