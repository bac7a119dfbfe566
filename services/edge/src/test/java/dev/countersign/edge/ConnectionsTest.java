package dev.countersign.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the server that the services have. */
class ConnectionsTest {
  private static final int PATIENCE_SECONDS = 60;

  /** More than lies between two sockets. */
  private static final int MUCH = 64 << 20;

  private final CompletableFuture<HttpConnection> answering = new CompletableFuture<>();
  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void listen() throws Exception {
    // Netty looks once, for all tests.
    SlowRequests.findExtensions(this);
    vertx = Vertx.vertx();
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() {
    vertx.close();
  }

  private void answer(HttpServerRequest request) {
    request.response().end(Buffer.buffer(new byte[MUCH]));
    answering.complete(request.connection());
  }

  @Test
  void whatNobodyTakesIsNotSentBeforeItIsCut() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
      var connection = answering.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      var closed = ((ConnectionBase) connection).channel().closeFuture();
      Connections.cut(connection);
      assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      Connections.cut(connection);
    }
  }
}
