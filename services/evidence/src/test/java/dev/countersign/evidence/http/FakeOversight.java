package dev.countersign.evidence.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes notices, or is down for a while. */
public final class FakeOversight implements AutoCloseable {
  private final HttpServer server;
  private final List<JsonNode> known = new CopyOnWriteArrayList<>();
  private final List<JsonNode> damaged = new CopyOnWriteArrayList<>();
  private final List<JsonNode> turnedAway = new CopyOnWriteArrayList<>();
  private final List<String> bearers = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String failing = "";

  private FakeOversight(HttpServer server) {
    this.server = server;
  }

  static FakeOversight start() throws IOException {
    var fake =
        new FakeOversight(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    fake.server.createContext("/internal/evidence/", fake::take);
    fake.server.start();
    return fake;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next so many notices about this evidence fail: refused, or cut off without an answer. */
  void failNext(String evidence, int count) {
    failing = evidence;
    failures.set(count);
  }

  private void take(HttpExchange exchange) throws IOException {
    var notice = new ObjectMapper().readTree(exchange.getRequestBody());
    bearers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    boolean fails = notice.get("evidence").asText().equals(failing);
    int left = fails ? failures.getAndUpdate(n -> Math.max(0, n - 1)) : 0;
    if (left > 0) {
      turnedAway.add(notice);
      if (left % 2 == 0) {
        exchange.sendResponseHeaders(503, -1);
      }
      exchange.close();
      return;
    }
    (exchange.getRequestURI().getPath().endsWith("/damaged") ? damaged : known).add(notice);
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  /** Notices about this evidence that were acknowledged. */
  public List<JsonNode> knownOf(String evidence) {
    return about(known, evidence);
  }

  List<JsonNode> damagedOf(String evidence) {
    return about(damaged, evidence);
  }

  /** What every notice was sent with. */
  List<String> bearers() {
    return bearers;
  }

  List<JsonNode> turnedAwayOf(String evidence) {
    return about(turnedAway, evidence);
  }

  private static List<JsonNode> about(List<JsonNode> notices, String evidence) {
    return notices.stream().filter(n -> n.get("evidence").asText().equals(evidence)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
