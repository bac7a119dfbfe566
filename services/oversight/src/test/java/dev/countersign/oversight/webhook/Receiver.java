package dev.countersign.oversight.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The other end of a webhook: takes what comes, and answers as it is told. */
final class Receiver implements AutoCloseable {
  private static final long SECONDS = 60;

  private final HttpServer server;
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final Queue<Integer> answers = new ArrayDeque<>();
  private final AtomicInteger elsewhere = new AtomicInteger();

  record Received(String id, String timestamp, String signature, String body) {}

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/hook", this::take);
    server.createContext("/inside", this::inside);
    server.start();
  }

  String url() {
    return "http://localhost:%d/hook".formatted(server.getAddress().getPort());
  }

  /** What the next ones are answered with; 204 afterwards. */
  synchronized void answer(int... codes) {
    for (int code : codes) {
      answers.add(code);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int code;
    synchronized (this) {
      code = answers.isEmpty() ? 204 : answers.remove();
    }
    if (code >= 300 && code < 400) {
      exchange
          .getResponseHeaders()
          .add("Location", "http://127.0.0.1:%d/inside".formatted(server.getAddress().getPort()));
    }
    received.add(
        new Received(
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            body));
    exchange.sendResponseHeaders(code, -1);
    exchange.close();
  }

  private void inside(HttpExchange exchange) throws IOException {
    elsewhere.incrementAndGet();
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  /** How often somebody followed a redirection. */
  int followed() {
    return elsewhere.get();
  }

  Received next() throws InterruptedException {
    var next = received.poll(SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new IllegalStateException("Nothing came");
    }
    return next;
  }

  @Nullable Received within(long millis) throws InterruptedException {
    return received.poll(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
