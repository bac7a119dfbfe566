package dev.countersign.journeys.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The platform's public doors: GraphQL, and the vault's by ticket. */
public final class Doors {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final URI graphql;
  private final Tokens tokens;
  private final Operations operations;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param oversight for example {@code http://localhost:8080}
   */
  public Doors(URI oversight, Tokens tokens, Operations operations) {
    this.graphql = oversight.resolve("/graphql");
    this.tokens = tokens;
    this.operations = operations;
  }

  /**
   * Sends one operation file.
   *
   * @param user a person of the local realm; null for anyone
   * @return its data
   * @throws RefusedException with the first error's code
   */
  public JsonNode send(@Nullable String user, String operation, Map<String, Object> variables) {
    var body =
        json.createObjectNode()
            .put("query", operations.named(operation).document())
            .put("operationName", operation);
    body.set("variables", json.valueToTree(variables));
    var request =
        HttpRequest.newBuilder(graphql)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    if (user != null) {
      request.header("Authorization", "Bearer " + tokens.of(user));
    }
    var answer = read(exchange(request.build()));
    if (answer.hasNonNull("errors")) {
      var error = answer.at("/errors/0");
      throw new RefusedException(
          error.at("/extensions/code").asText(), error.path("message").asText());
    }
    return answer.path("data");
  }

  /** Hands bytes over by a ticket; having handed over the same bytes before is as good. */
  public void put(URI ticket, byte[] bytes) {
    var answer =
        exchange(
            HttpRequest.newBuilder(ticket)
                .timeout(PATIENCE)
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build());
    if (answer.statusCode() != OK && answer.statusCode() != CREATED) {
      throw new RefusedException(
          read(answer).path("code").asText(), "The vault refused the bytes: " + answer.body());
    }
  }

  /** Reads bytes by a ticket. */
  public byte[] get(URI ticket) {
    var answer =
        exchange(
            HttpRequest.newBuilder(ticket).timeout(PATIENCE).GET().build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() != OK) {
      throw new RefusedException(
          "HTTP_" + answer.statusCode(),
          "The vault did not give the bytes: " + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer.body();
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    return exchange(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new UnreachableException(request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException(request.uri(), e);
    }
  }

  private JsonNode read(HttpResponse<String> answer) {
    try {
      var read = json.readTree(answer.body());
      // A token that is not taken is answered with no body at all.
      if (!read.isObject()) {
        throw new RefusedException(
            "HTTP_" + answer.statusCode(), "The answer is no JSON object: " + answer.body());
      }
      return read;
    } catch (IOException e) {
      throw new RefusedException(
          "HTTP_" + answer.statusCode(), "The answer is not JSON: " + answer.body());
    }
  }
}
