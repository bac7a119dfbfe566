package dev.countersign.evidence.http;

import static dev.countersign.evidence.http.Doors.assertRefused;
import static dev.countersign.evidence.http.Doors.put;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.countersign.evidence.fixture.InspectLog;
import dev.countersign.evidence.fixture.Packing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class SamplesTest {
  World world;

  private String sealed(byte[] bytes) {
    var ticket = world.ticket().bytes(bytes);
    String evidence = put(ticket.sign(), bytes).extract().path("evidence");
    Eventually.holds(() -> assertThat(world.oversight().knownOf(evidence)).isNotEmpty());
    return evidence;
  }

  private ValidatableResponse get(String owner, String evidence, String page) {
    return given()
        .auth()
        .oauth2(world.realm().token("countersign-oversight", "service"))
        .queryParam("page", page)
        .get("/internal/samples/{owner}/{evidence}", owner, evidence)
        .then();
  }

  @Test
  void samplesComeInPages() {
    var evidence = sealed(InspectLog.crossing().task("t/pages").eval(Packing.DEFLATE));
    get("org_kestrel", evidence, "0")
        .statusCode(200)
        .body("samples", hasSize(50), "pages", equalTo(2), "total", equalTo(80))
        .body("samples[0].id", equalTo("1"), "samples[0].scores[0].value", equalTo("C"))
        .body("samples[0].place.member", equalTo("samples/1_epoch_1.json"));
    get("org_kestrel", evidence, "1")
        .body("samples", hasSize(30), "samples[29].id", equalTo("80"))
        .body("samples[29].error.text", equalTo("SandboxTimeout: the exercise did not answer"));
    assertRefused(get("org_kestrel", evidence, "2"), 404, "NOT_FOUND");
    assertRefused(get("org_kestrel", evidence, "-1"), 404, "NOT_FOUND");
    assertRefused(get("org_aurelia", evidence, "0"), 404, "NOT_FOUND");
  }

  @Test
  void anUnreadableArchiveHasNoSamplesHoweverFarTheReaderCame() {
    var bytes = InspectLog.crossing().task("t/damaged").eval(Packing.STORED);
    var text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("\"id\": 79") + 7] = '8';
    var evidence = sealed(bytes);
    get("org_kestrel", evidence, "0").body("samples", hasSize(0), "total", equalTo(0));
    assertThat(new Vault(world.storeUrl(), world.keys()).hasPage("org_kestrel/" + evidence + "/0"))
        .isFalse();
  }

  @Test
  void onlyOversightIsLetIn() {
    var path = "/internal/samples/org_kestrel/evd_1";
    given().get(path).then().statusCode(401);
    given().auth().oauth2("nonsense").get(path).then().statusCode(401);
    var evidence = world.realm().token("countersign-evidence", "service");
    given().auth().oauth2(evidence).get(path).then().statusCode(401);
    var person = world.realm().token("countersign-oversight", "lab");
    given().auth().oauth2(person).get(path).then().statusCode(403);
    assertRefused(get("org_kestrel", "evd_1", "0"), 404, "NOT_FOUND");
    given()
        .auth()
        .oauth2(world.realm().token("countersign-oversight", "service"))
        .get(path + "?page=x")
        .then()
        .statusCode(404);
  }
}
