package dev.countersign.journeys.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The platform that is attacked, and what an attacker has: a client, and tokens of some people. */
final class Target {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String host;
  private final Tokens tokens;
  private final String realm;
  private final Map<String, Integer> ports;

  Target(String host, Map<String, Integer> ports) {
    this.host = host;
    this.ports = ports;
    this.realm = at("keycloak") + "/realms/countersign";
    this.tokens = new Tokens(realm);
  }

  String at(String service) {
    return "http://%s:%d".formatted(host, ports.get(service));
  }

  HttpClient http() {
    return http;
  }

  String realm() {
    return realm;
  }

  String token(String user) {
    return tokens.of(user);
  }

  String serviceToken(String client) {
    return tokens.ofClient(client);
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
  }

  Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    long began = System.nanoTime();
    var response = http.send(request.build(), BodyHandlers.ofString());
    return new Reply(
        response.statusCode(),
        response.headers(),
        response.body(),
        (System.nanoTime() - began) / 1_000_000);
  }

  Reply get(String service, String path) throws IOException, InterruptedException {
    return send(request(at(service) + path).GET());
  }

  /** A GraphQL request with this bearer token; null for none. */
  Reply withToken(@Nullable String token, Object body) throws IOException, InterruptedException {
    var request =
        request(at("oversight") + "/graphql")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body instanceof String text ? text : json(body)));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request);
  }

  /** A document as somebody of the local realm; an empty name is nobody. */
  Reply as(String user, String document, Map<String, ?> variables)
      throws IOException, InterruptedException {
    return withToken(
        user.isEmpty() ? null : token(user), Map.of("query", document, "variables", variables));
  }

  Reply as(String user, String document) throws IOException, InterruptedException {
    return as(user, document, Map.of());
  }

  /** A mutation with one input. */
  Reply mutate(String user, String mutation, Map<String, ?> input)
      throws IOException, InterruptedException {
    var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    return as(
        user,
        "mutation($input: %s!) { %s(input: $input) { __typename } }".formatted(type, mutation),
        Map.of("input", input));
  }
}
