package dev.countersign.oversight.platform.graphql.http;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.http.ContentType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.local.Parts;
import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** GraphQL over HTTP as strangers send it. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class GraphqlDoorTest {
  private static final String RESPONSE = "application/graphql-response+json";

  @Inject AgroalDataSource pool;

  private static RequestSpecification signedIn() {
    return given().auth().oauth2(Parts.attachOrStart().tokens().of("borealis-submitter"));
  }

  private static ValidatableResponse post(String accept, Object body) {
    return given()
        .contentType("application/json")
        .accept(accept)
        .body(body)
        .post("/graphql")
        .then();
  }

  private static String many(int times, String text) {
    return IntStream.range(0, times)
        .mapToObj(i -> text.replace("#", String.valueOf(i)))
        .collect(Collectors.joining(" "));
  }

  @Test
  void theAnswerHasTheTypeThatIsAcceptedMost() {
    var query = Map.of("query", "{ __typename }");
    post(RESPONSE, query).statusCode(200).contentType(containsString(RESPONSE));
    post("application/json", query).statusCode(200).contentType(containsString("application/json"));
    post("*/*", query).contentType(containsString("application/json"));
    post("application/json;q=0.5, " + RESPONSE, query).contentType(containsString(RESPONSE));
    post("text/html", query)
        .statusCode(406)
        .body("errors[0].extensions.code", equalTo("NOT_ACCEPTABLE"));
  }

  @Test
  void whatCannotBeExecutedIs400WhereTheStatusTellsOfTheRequest() {
    for (var query : new String[] {"{", "{ nothing }", "query A { a } query B { b }"}) {
      post(RESPONSE, Map.of("query", query))
          .statusCode(400)
          .body("data", nullValue())
          .body("errors[0].extensions.code", equalTo("INVALID_INPUT"));
      post("application/json", Map.of("query", query))
          .statusCode(200)
          .body("errors.size()", equalTo(1));
    }
  }

  @Test
  void aFieldThatFailsIsStillAnAnswer() {
    post(RESPONSE, Map.of("query", "{ accessEvents { totalCount } }"))
        .statusCode(200)
        .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void aGetAsksAndChangesNothing() {
    given().queryParam("query", "{ clock { story } }").get("/graphql").then().statusCode(200);
    given()
        .queryParam("query", "mutation { __typename }")
        .get("/graphql")
        .then()
        .statusCode(405)
        .header("Allow", "POST");
    given().delete("/graphql").then().statusCode(405);
    given().get("/graphql").then().statusCode(400);
  }

  @Test
  void batchesAreRefused() {
    post(RESPONSE, "[{\"query\":\"{__typename}\"},{\"query\":\"{__typename}\"}]")
        .statusCode(400)
        .body("errors[0].extensions.code", equalTo("BATCHING_REFUSED"));
  }

  @Test
  void noFormOfAnotherSiteGetsIn() {
    for (var type :
        new String[] {
          "application/x-www-form-urlencoded",
          "text/plain",
          "application/graphql",
          "application/json; charset=latin1"
        }) {
      given()
          .config(
              RestAssured.config()
                  .encoderConfig(encoderConfig().encodeContentTypeAs("application/graphql", TEXT)))
          .header("Content-Type", type)
          .body("{\"query\":\"{__typename}\"}")
          .post("/graphql")
          .then()
          .statusCode(415)
          .body("errors[0].extensions.code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }
    given()
        .header("Origin", "https://elsewhere.example")
        .header("Access-Control-Request-Method", "POST")
        .options("/graphql")
        .then()
        .header("Access-Control-Allow-Origin", nullValue());
  }

  @Test
  void bodiesAreReadStrictly() {
    post(RESPONSE, "{\"query\":\"{__typename}\",\"query\":\"{clock{now}}\"}").statusCode(400);
    post(RESPONSE, "\"{__typename}\"").statusCode(400);
    post(RESPONSE, "{\"query\":1}").statusCode(400);
    post(RESPONSE, "{\"query\":\"{__typename}\",\"variables\":[]}").statusCode(400);
    post("application/json", "{\"not json").statusCode(400);
    var deep = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);
    post(RESPONSE, "{\"query\":\"{__typename}\",\"variables\":" + deep + "}").statusCode(400);
    var digits = "9".repeat(900_000);
    post(RESPONSE, "{\"query\":\"{__typename}\",\"variables\":{\"a\":" + digits + "}}")
        .statusCode(400);
    given()
        .contentType("application/json")
        .body(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
        .post("/graphql")
        .then()
        .statusCode(400);
  }

  @Test
  void aLargeBodyIsRefused() {
    post(RESPONSE, "{\"query\":\"" + "x".repeat(1_100_000) + "\"}")
        .statusCode(413)
        .body("errors[0].extensions.code", equalTo("BODY_TOO_LARGE"));
  }

  @Test
  void heavyDocumentsAreRefusedBeforeTheDatabaseIsTouched() {
    var aliases = "{" + many(1000, "a#: halts { totalCount }") + "}";
    var tokens = "{" + many(10_000, "a") + "}";
    for (var document : new String[] {aliases, tokens}) {
      // Clocks of the service knock beside it: one try with nobody else at the database shows it.
      long least = Long.MAX_VALUE;
      for (int attempt = 0; attempt < 100 && least > 0; attempt++) {
        long before = pool.getMetrics().acquireCount();
        signedIn()
            .contentType("application/json")
            .body(Map.of("query", document))
            .post("/graphql")
            .then()
            .statusCode(400)
            .body("errors[0].extensions.code", equalTo("DOCUMENT_TOO_LARGE"));
        least = Math.min(least, pool.getMetrics().acquireCount() - before);
      }
      assertThat(least).isZero();
    }
  }

  @Test
  void aCostlyRequestIsRefusedWithWhatItCosts() {
    var document =
        "{" + many(20, "a#: halts(first: 100) { edges { node { id } } nodes { id } }") + "}";
    post("application/json", Map.of("query", document))
        .statusCode(400)
        .body("errors[0].extensions.code", equalTo("COST_EXCEEDED"))
        .body("extensions.cost.budget", equalTo(5000))
        .body("extensions.cost.requested", not(lessThan(5000)));
  }

  @Test
  void everyAnswerSaysWhatItCost() {
    post(RESPONSE, Map.of("query", "{ clock { now } }"))
        .body("extensions.cost.requested", equalTo(1));
  }

  @Test
  void nothingIsSuggested() {
    Api.as("borealis-submitter")
        .send("{ halt { id } }")
        .body("errors[0].message", not(containsString("Did you mean")))
        .body("errors[0].message", not(containsString("halts")));
  }

  @Test
  void aSubscriptionNeedsASocket() {
    post(RESPONSE, Map.of("query", "subscription { haltChanges { cursor } }"))
        .statusCode(400)
        .body("errors[0].extensions.code", equalTo("SUBSCRIPTION_NEEDS_SOCKET"));
  }

  @Test
  void anUnknownDocumentIdIsRefused() {
    post(RESPONSE, Map.of("documentId", "sha256:" + "0".repeat(64)))
        .statusCode(400)
        .body("errors[0].extensions.code", equalTo("DOCUMENT_UNKNOWN"));
    post(RESPONSE, Map.of("documentId", "x", "query", "{ __typename }")).statusCode(400);
  }

  @Test
  void answersCarryTheHeadersThatKeepThemIn() {
    post(RESPONSE, Map.of("query", "{ __typename }"))
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store")
        .header("Content-Security-Policy", containsString("default-src 'none'"));
  }
}
