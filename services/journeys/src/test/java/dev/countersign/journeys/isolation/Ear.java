package dev.countersign.journeys.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.journeys.Told;
import dev.countersign.journeys.isolation.Relation.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A socket of one viewer, and all that was said on it, by subscription field. */
final class Ear implements WebSocket.Listener {
  /** Under which what is said of the socket itself stands. */
  static final String SOCKET = "";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Map<String, BlockingQueue<JsonNode>> said = new ConcurrentHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;
  private final boolean letIn;
  private volatile long heard = System.nanoTime();

  Ear(Viewer viewer) {
    socket =
        HTTP.newWebSocketBuilder()
            .subprotocols("graphql-transport-ws")
            .buildAsync(
                URI.create(
                    "ws://localhost:%d/graphql".formatted(Told.once().site().port("oversight"))),
                this)
            .join();
    send(
        Map.of(
            "type",
            "connection_init",
            "payload",
            viewer
                .token()
                .map(token -> Map.of("Authorization", "Bearer " + token))
                .orElse(Map.of())));
    var answer = next(SOCKET, 60);
    letIn = answer != null && answer.path("type").asText().equals("connection_ack");
  }

  /** False if the socket was closed in place of a welcome. */
  boolean isLetIn() {
    return letIn;
  }

  /**
   * Follows a field.
   *
   * @param after a cursor; null for what comes from now on
   */
  void follow(String field, @Nullable String after) {
    var variables = new HashMap<String, Object>();
    variables.put("after", after);
    var thing = field.equals("haltChanges") ? "halt { id lab }" : "subject lab";
    var document =
        "subscription($after: String) { %s(after: $after) { cursor kind %s } }"
            .formatted(field, thing);
    send(
        Map.of(
            "type",
            "subscribe",
            "id",
            field,
            "payload",
            Map.of("query", document, "variables", variables)));
  }

  private void send(Object message) {
    try {
      socket.sendText(JSON.writeValueAsString(message), true).join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BlockingQueue<JsonNode> of(String field) {
    return said.computeIfAbsent(field, name -> new LinkedBlockingQueue<>());
  }

  /** The next change, error or end; null if nothing comes for so long. */
  @Nullable JsonNode next(String field, long seconds) {
    try {
      return of(field).poll(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until nothing was said of anything for so long. */
  void awaitQuiet(long seconds) {
    try {
      while (System.nanoTime() - heard < TimeUnit.SECONDS.toNanos(seconds)) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All that was said of a field so far, and was not taken yet. */
  List<JsonNode> soFar(String field) {
    var all = new ArrayList<JsonNode>();
    of(field).drainTo(all);
    return all;
  }

  /** What a message tells of a field, as the field gives it. */
  static JsonNode change(String field, JsonNode message) {
    return message.at("/payload/data/" + field);
  }

  /** The id of what a change is about. */
  static String subject(JsonNode change) {
    return change.path("subject").asText(change.at("/halt/id").asText());
  }

  /** The lab of what a change is about. */
  static String lab(JsonNode change) {
    return change.path("lab").asText(change.at("/halt/lab").asText());
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      try {
        hear(JSON.readTree(text.toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void hear(JsonNode message) {
    heard = System.nanoTime();
    switch (message.path("type").asText()) {
      case "ping" -> send(Map.of("type", "pong"));
      case "complete" -> {
        // Follows an error, which was heard.
      }
      default -> of(message.path("id").asText(SOCKET)).add(message);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    of(SOCKET).add(JSON.createObjectNode().put("type", "closed").put("code", code));
    return null;
  }
}
