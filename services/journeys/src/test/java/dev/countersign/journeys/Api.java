package dev.countersign.journeys;

import static io.restassured.RestAssured.given;

import dev.countersign.journeys.people.Operations;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GraphQL over HTTP as somebody of the local realm, or as anyone. */
public final class Api {
  private static final Operations OPERATIONS = Operations.of(Told.ROOT);

  private final Told told;
  private final @Nullable String user;

  private Api(Told told, @Nullable String user) {
    this.told = told;
    this.user = user;
  }

  public static Api as(@Nullable String user) {
    return new Api(Told.once(), user);
  }

  /** Sends one operation file. */
  public JsonPath send(String operation, Map<String, Object> variables) {
    return post(OPERATIONS.named(operation).document(), variables);
  }

  /** Sends a document. */
  public JsonPath post(String document, Map<String, Object> variables) {
    var request = given().baseUri(told.site().url("oversight").toString());
    if (user != null) {
      request.auth().oauth2(told.tokens().of(user));
    }
    return request
        .contentType("application/json")
        .body(Map.of("query", document, "variables", variables))
        .post("/graphql")
        .jsonPath();
  }
}
