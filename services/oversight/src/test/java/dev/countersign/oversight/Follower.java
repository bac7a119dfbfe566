package dev.countersign.oversight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.Parts;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client that speaks graphql-transport-ws. */
public final class Follower implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SECONDS = 30;
  private static final long SETTLED = 800;

  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  private Follower(String protocol, String origin) throws IOException {
    try {
      var builder = HttpClient.newHttpClient().newWebSocketBuilder().subprotocols(protocol);
      if (!origin.isEmpty()) {
        builder.header("Origin", origin);
      }
      socket =
          builder
              .buildAsync(URI.create("ws://localhost:%d/graphql".formatted(RestAssured.port)), this)
              .join();
    } catch (java.util.concurrent.CompletionException e) {
      throw new IOException(e.getCause());
    }
  }

  public static Follower connect() {
    try {
      return new Follower("graphql-transport-ws", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refused where the protocol is not spoken. */
  public static void connect(String protocol) throws IOException {
    try (var follower = new Follower(protocol, "")) {
      follower.closeCode();
    }
  }

  /** Refused where pages of this site may not open a socket. */
  public static void connectFrom(String origin) throws IOException {
    try (var follower = new Follower("graphql-transport-ws", origin)) {
      follower.closeCode();
    }
  }

  /** Signs in as somebody of the local realm. */
  public static Follower as(String user) {
    return signedIn(Parts.attachOrStart().tokens().of(user));
  }

  /** Signs in with this token. */
  public static Follower signedIn(String token) {
    var follower = connect();
    follower.init("Bearer " + token);
    if (!"connection_ack".equals(follower.next().path("type").asText())) {
      throw new IllegalStateException("Not let in");
    }
    return follower;
  }

  public void init(@Nullable String authorization) {
    send(
        authorization == null
            ? Map.of("type", "connection_init")
            : Map.of("type", "connection_init", "payload", Map.of("Authorization", authorization)));
  }

  public void subscribe(String id, String document, Map<String, ?> variables) {
    send(
        Map.of(
            "type",
            "subscribe",
            "id",
            id,
            "payload",
            Map.of("query", document, "variables", variables)));
  }

  public void send(Object message) {
    try {
      socket.sendText(JSON.writeValueAsString(message), true).join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next message that is no ping. */
  public JsonNode next() {
    return next(any -> true);
  }

  /** The next message of this kind; what others did meanwhile is passed over. */
  public JsonNode next(Predicate<JsonNode> awaited) {
    var message = within(TimeUnit.SECONDS.toMillis(SECONDS), awaited);
    if (message == null) {
      throw new IllegalStateException("Nothing came");
    }
    return message;
  }

  /** True if nothing of this kind comes for so long. */
  public boolean staysQuiet(long millis, Predicate<JsonNode> feared) {
    return within(millis, feared) == null;
  }

  /** Waits until it follows for sure: nothing comes for a while any more. */
  public void settle() {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (within(SETTLED, any -> true) != null) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("Something comes all the time");
      }
    }
  }

  private @Nullable JsonNode within(long millis, Predicate<JsonNode> wanted) {
    var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      while (true) {
        var message = messages.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (message == null) {
          return null;
        }
        if (message.path("type").asText().equals("ping")) {
          send(Map.of("type", "pong"));
        } else if (wanted.test(message)) {
          return message;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the other side closes. */
  public int closeCode() {
    try {
      return closed.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Not closed", e);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      try {
        messages.add(JSON.readTree(text.toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable fault) {
    closed.completeExceptionally(fault);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
