package dev.countersign.journeys.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.journeys.Told;
import dev.countersign.journeys.isolation.Relation.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Asks as everybody, and many at once: the matrix is made of thousands of small requests. */
final class Probe {
  private static final int AT_ONCE = 8;
  private static final int TOO_MANY = 429;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ExecutorService WORKERS =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().factory());

  private Probe() {}

  /** The whole answer to a document. */
  static JsonNode post(Viewer viewer, String document, Map<String, ?> variables) {
    try {
      var body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
      var answer =
          sent(
              viewer,
              request("oversight", "/graphql")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body)));
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cursor of the viewer's own, from the first page of what everyone may see. */
  static String cursor(Viewer viewer, String order) {
    return post(
            viewer,
            "{ organisations(first: 1, orderBy: %s) { pageInfo { startCursor } } }"
                .formatted(order),
            Map.of())
        .at("/data/organisations/pageInfo/startCursor")
        .asText();
  }

  /** The answer of a door that is not GraphQL: its status, then its body. */
  static HttpResponse<String> get(Viewer viewer, String service, String path) {
    return sent(viewer, request(service, path).GET());
  }

  private static HttpRequest.Builder request(String service, String path) {
    return HttpRequest.newBuilder(URI.create(Told.once().site().url(service) + path))
        .timeout(Duration.ofSeconds(60));
  }

  /** Asks, and waits where this is asked too often: a matrix is more than a person asks. */
  private static HttpResponse<String> sent(Viewer viewer, HttpRequest.Builder request) {
    viewer.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    try {
      while (true) {
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != TOO_MANY) {
          return answer;
        }
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Does the same with each, several at once, and gives what came of it in their order. */
  static <T, R> List<R> each(Collection<T> of, Function<T, R> how) {
    var begun =
        of.stream()
            .map(one -> CompletableFuture.supplyAsync(() -> how.apply(one), WORKERS))
            .toList();
    return begun.stream().map(CompletableFuture::join).toList();
  }

  /** Everything that each brings to light, in one list. */
  static <T> List<String> all(Collection<T> of, Function<T, List<String>> how) {
    return each(of, how).stream().flatMap(List::stream).toList();
  }

  /** The first refusal's code; empty if there is none. */
  static String code(JsonNode answer) {
    return answer.at("/errors/0/extensions/code").asText();
  }

  /** True if the role alone was refused, before anything was read. */
  static boolean isRefusedByRole(JsonNode answer) {
    return List.of("FORBIDDEN", "UNAUTHENTICATED").contains(code(answer));
  }
}
