package dev.countersign.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Each part with its address and its health. */
final class Status {
  private final Options options;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  Status(Options options) {
    this.options = options;
  }

  /** Prints a line a part; 0 if all are healthy. */
  int print() {
    boolean healthy = true;
    for (var service : List.of("oversight", "evidence", "transparency")) {
      boolean ready = isReady(options.port(service + "-management"));
      healthy &= ready;
      System.out.printf(
          "%-14s http://localhost:%-6d %s%n",
          service, options.port(service), ready ? "ready" : "not ready");
    }
    boolean keycloak = answers(KeycloakPart.realmUrl(options.port("keycloak")));
    System.out.printf(
        "%-14s %s %s%n",
        "keycloak",
        KeycloakPart.realmUrl(options.port("keycloak")),
        keycloak ? "ready" : "not ready");
    return healthy && keycloak ? 0 : 1;
  }

  boolean isReady(int managementPort) {
    return answers("http://127.0.0.1:%d/q/health/ready".formatted(managementPort));
  }

  /** The log's verifier key, as it tells it; kept where whoever checks offline finds it. */
  Optional<String> logKey() {
    return get("http://127.0.0.1:%d/key".formatted(options.port("transparency")));
  }

  private boolean answers(String url) {
    return get(url).isPresent();
  }

  private Optional<String> get(String url) {
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
