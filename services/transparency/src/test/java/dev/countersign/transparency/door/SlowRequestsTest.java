package dev.countersign.transparency.door;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.edge.EdgeConfig;
import dev.countersign.transparency.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every connection is watched from its first byte, as in all services. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SlowRequestsTest {
  private static final long PATIENCE_NANOS = 40_000_000_000L;
  private static final int DROP_MILLIS = 200;
  private static final String GET = "GET /key HTTP/1.1\r\nHost: x\r\n";

  @Inject EdgeConfig config;

  /** All at once, so that their times pass together. */
  @Test
  void whoDribblesIsCutOffWhateverItDribbles() throws Exception {
    long began = System.nanoTime();
    var slow = new ArrayList<Socket>();
    for (var beginning : List.of("", GET + "X: ", GET + "Content-Length: 100\r\n\r\n")) {
      var socket = new Socket("localhost", RestAssured.port);
      socket.setSoTimeout(DROP_MILLIS);
      socket.getOutputStream().write(beginning.getBytes(US_ASCII));
      slow.add(socket);
    }
    long shortest = Math.min(config.head().toNanos(), config.body().toNanos());
    while (!slow.isEmpty()) {
      assertThat(System.nanoTime() - began).as("they are cut off").isLessThan(PATIENCE_NANOS);
      for (var socket : List.copyOf(slow)) {
        if (isCut(socket)) {
          assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(shortest);
          slow.remove(socket);
          socket.close();
        }
      }
    }
  }

  private static boolean isCut(Socket socket) {
    try {
      socket.getOutputStream().write('x');
      for (int read = 0; read >= 0; read = socket.getInputStream().read()) {
        // The answer, which does not wait for a body that nobody needs.
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
