package dev.countersign.journeys.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.local.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The realm's public keys behind a door that counts how often somebody asks for them. */
final class CountedKeys implements AutoCloseable {
  private static final int OK = 200;
  private static final int BAD_GATEWAY = 502;

  private final String keys;
  private final HttpServer server;
  private final AtomicInteger fetched = new AtomicInteger();

  CountedKeys(String realmUrl) throws IOException {
    keys = realmUrl + "/protocol/openid-connect/certs";
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      fetched.incrementAndGet();
      var found = Health.get(keys);
      var body = found.orElse("").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(found.isPresent() ? OK : BAD_GATEWAY, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  String address() {
    return "http://127.0.0.1:%d/keys".formatted(server.getAddress().getPort());
  }

  int fetched() {
    return fetched.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
