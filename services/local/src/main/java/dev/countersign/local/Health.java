package dev.countersign.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Whether a part answers. */
public final class Health {
  private static final int OK = 200;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private Health() {}

  /** True if the service behind this management port says that it is ready. */
  public static boolean isReady(int managementPort) {
    return answers("http://127.0.0.1:%d/q/health/ready".formatted(managementPort));
  }

  /** One line on the platform's clock. */
  static String clock(int oversight) {
    var query =
        HttpRequest.newBuilder(URI.create("http://localhost:%d/graphql".formatted(oversight)))
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{clock{now story}}\"}"))
            .build();
    try {
      var clock =
          new ObjectMapper()
              .readTree(HTTP.send(query, HttpResponse.BodyHandlers.ofString()).body())
              .at("/data/clock");
      return clock.path("story").asBoolean()
          ? "A story clock runs; it stands at " + clock.path("now").asText() + "."
          : "The real clock runs.";
    } catch (IOException e) {
      return "The clock could not be read.";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "The clock could not be read.";
    }
  }

  static boolean answers(String url) {
    return get(url).isPresent();
  }

  /** What stands there; empty if nobody answers with it. */
  public static Optional<String> get(String url) {
    try {
      var answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
