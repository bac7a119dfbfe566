package dev.countersign.oversight;

import static io.restassured.RestAssured.given;

import dev.countersign.local.Parts;
import dev.countersign.local.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks to the service as somebody of the local realm, with a real token. */
public final class Api {
  private static @Nullable Tokens tokens;

  private final String user;

  private Api(String user) {
    this.user = user;
  }

  public static Api as(String user) {
    return new Api(user);
  }

  public static Api anonymous() {
    return new Api("");
  }

  public ValidatableResponse send(String document, Map<String, Object> variables) {
    var request = given().contentType("application/json");
    if (!user.isEmpty()) {
      request.auth().oauth2(token(user));
    }
    return request.body(Map.of("query", document, "variables", variables)).post("/graphql").then();
  }

  /** Asks at a door that is not GraphQL. */
  public ValidatableResponse get(String path) {
    var request = given();
    if (!user.isEmpty()) {
      request.auth().oauth2(token(user));
    }
    return request.get(path).then();
  }

  public ValidatableResponse send(String document) {
    return send(document, Map.of());
  }

  /** Sends a mutation that takes one input, and asks for these fields. */
  public ValidatableResponse mutate(String mutation, String fields, Map<String, Object> input) {
    var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    return send(
        "mutation($input: %s!) { %s(input: $input) { %s } }".formatted(type, mutation, fields),
        Map.of("input", input));
  }

  /** For what is not sent from here. */
  public String token() {
    return token(user);
  }

  private static synchronized String token(String user) {
    // They live for minutes, and a whole run takes longer: whoever made them keeps them fresh.
    if (tokens == null) {
      tokens = Parts.attachOrStart().tokens();
    }
    return tokens.of(user);
  }
}
