package dev.countersign.oversight.platform.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.local.Parts;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A browser's session counts for pages of ours, and for nobody else's. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SessionTest {
  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
  private static final Map<String, String> WHO = Map.of("query", "{ viewer { organisation } }");
  private static final int MOST_STEPS = 10;
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private final Map<String, String> cookies = new HashMap<>();
  private final List<Cookie> session = new ArrayList<>();

  private RequestSpecification page() {
    return given().cookies(cookies).contentType("application/json");
  }

  private RequestSpecification ourPage() {
    return page().header("X-Requested-With", "JavaScript");
  }

  private RequestSpecification browser() {
    return given().cookies(cookies).redirects().follow(false).urlEncodingEnabled(false);
  }

  /** Goes where it is sent, until it is sent nowhere or is back at a page of ours. */
  private Response follow(Response from) {
    var answer = from;
    for (int step = 0; step < MOST_STEPS; step++) {
      cookies.putAll(answer.cookies());
      answer.detailedCookies().asList().stream()
          .filter(cookie -> cookie.getName().startsWith("q_session_console"))
          .forEach(session::add);
      var to = answer.header("Location");
      if (to == null || URI.create(to).getPath().equals("/halts")) {
        return answer;
      }
      answer = browser().get(to);
    }
    throw new AssertionError("Sent on and on");
  }

  private Response signIn(String user) {
    var form = follow(browser().get("http://localhost:" + RestAssured.port + "/sign-in?to=/halts"));
    var action = FORM.matcher(form.asString());
    assertThat(action.find()).as("the realm asks who it is").isTrue();
    return follow(
        given()
            .cookies(cookies)
            .redirects()
            .follow(false)
            .urlEncodingEnabled(false)
            .contentType("application/x-www-form-urlencoded")
            .body("username=" + user + "&password=countersign")
            .post(action.group(1).replace("&amp;", "&")));
  }

  @Test
  void aSessionCountsForOurPagesAlone() {
    assertThat(signIn("borealis-submitter").header("Location")).endsWith("/halts");
    ourPage()
        .body(WHO)
        .post("/graphql")
        .then()
        .body("data.viewer.organisation", equalTo("org_borealis"));
    ourPage().get("/session").then().body("organisation", equalTo("org_borealis"));
    ourPage().post("/session/socket-ticket").then().statusCode(200);

    page().body(WHO).post("/graphql").then().body("data.viewer.organisation", nullValue());
    page().get("/session").then().body("kind", equalTo("PUBLIC"));
    page().post("/session/socket-ticket").then().statusCode(401);
    page()
        .get("/exports/compliance.csv")
        .then()
        .statusCode(given().get("/exports/compliance.csv").statusCode());
    page().post("/session/forget").then().statusCode(204);
    ourPage().get("/session").then().body("organisation", equalTo("org_borealis"));
  }

  @Test
  void aSessionSaysWhenItEndsUnlessSomethingIsAskedForBefore() {
    signIn("borealis-submitter");
    var answer = ourPage().get("/session").then().extract().jsonPath();
    var expires = Instant.parse(answer.getString("expiresAt"));
    var ends = Instant.parse(answer.getString("endsAt"));
    // The local realm's: five minutes a token, half an hour without a request.
    assertThat(Duration.between(expires, ends)).isBetween(Duration.ofMinutes(20), HALF_AN_HOUR);
  }

  @Test
  void aTokenCountsAndTheSessionBesideItDoesNot() {
    signIn("borealis-submitter");
    ourPage()
        .auth()
        .oauth2(Parts.attachOrStart().tokens().of("aurelia-officer"))
        .body(WHO)
        .post("/graphql")
        .then()
        .body("data.viewer.organisation", equalTo("org_aurelia"));
    ourPage().auth().oauth2("nobody's").body(WHO).post("/graphql").then().statusCode(401);
  }

  @Test
  void noScriptReadsASessionAndSigningInLeadsToOurPagesAlone() {
    signIn("borealis-submitter");
    assertThat(session)
        .isNotEmpty()
        .allMatch(cookie -> cookie.isHttpOnly() && "Lax".equalsIgnoreCase(cookie.getSameSite()));
    var again = browser().get("/sign-in?to=//elsewhere.example/");
    assertThat(again.header("Location")).endsWith(":" + RestAssured.port + "/");
    assertThat(String.join(" ", cookies.values())).doesNotContain("eyJhbGciOiJSUzI1NiI");
  }
}
