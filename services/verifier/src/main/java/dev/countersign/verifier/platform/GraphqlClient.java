package dev.countersign.verifier.platform;

import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonSyntaxException;
import dev.countersign.proofs.json.JsonText;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends one operation in somebody's name. */
public final class GraphqlClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI door;
  private final String token;

  public GraphqlClient(String platform, String token) {
    this.door = URI.create(platform.replaceAll("/+$", "") + "/graphql");
    this.token = token;
  }

  /**
   * Sends a document with one input.
   *
   * @return the member of the answer's data with this name
   * @throws PlatformException with the platform's own words, if it refuses
   */
  public JsonObject send(String operation, String document, JsonObject input) {
    return ask(operation, document, JsonObject.of().with("input", input));
  }

  /** Sends a document with its variables. */
  public JsonObject ask(String operation, String document, JsonObject variables) {
    var body = JsonObject.of().with("query", document).with("variables", variables);
    var request =
        HttpRequest.newBuilder(door)
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonText.of(body)))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      return result(operation, answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new PlatformException(door + " cannot be reached: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("The platform was not waited for.");
    }
  }

  private static JsonObject result(String operation, int status, String body) {
    JsonObject answer;
    try {
      answer = JsonReader.readObject(body);
    } catch (JsonSyntaxException e) {
      throw new PlatformException("The platform answered %d and no JSON.".formatted(status));
    }
    if (answer.get("errors") instanceof JsonArray errors
        && !errors.values().isEmpty()
        && errors.values().getFirst() instanceof JsonObject error) {
      var code =
          error.get("extensions") instanceof JsonObject extensions ? extensions.text("code") : null;
      throw new PlatformException("%s: %s".formatted(code, error.text("message")));
    }
    if (answer.get("data") instanceof JsonObject data
        && data.get(operation) instanceof JsonObject found) {
      return found;
    }
    throw new PlatformException("The platform answered %d and no result.".formatted(status));
  }
}
