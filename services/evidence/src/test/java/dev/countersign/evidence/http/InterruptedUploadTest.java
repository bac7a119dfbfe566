package dev.countersign.evidence.http;

import static dev.countersign.evidence.http.Doors.assertRefused;
import static dev.countersign.evidence.http.Doors.log;
import static dev.countersign.evidence.http.Doors.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import dev.countersign.evidence.intake.Sweeper;
import dev.countersign.evidence.intake.UploadConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class InterruptedUploadTest {
  World world;
  @Inject Sweeper sweeper;
  @Inject UploadConfig config;
  @TestHTTPResource URI base;
  Vault vault;

  @BeforeEach
  void openVault() {
    vault = new Vault(world.storeUrl(), world.keys());
  }

  private void assertNothingLeft(TicketMaker ticket, long chunksBefore) {
    assertThat(vault.hasSeal("org_kestrel", ticket.evidence())).isFalse();
    assertThat(vault.unsealed()).isZero();
    assertThat(vault.chunks()).isEqualTo(chunksBefore);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void aWrongLengthThatIsNotToldIsFoundOnTheWay(int difference) throws IOException {
    long chunks = vault.chunks();
    var bytes = log("chunked" + difference);
    var ticket = world.ticket().bytes(bytes);
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      send(
          socket,
          "PUT /uploads/"
              + ticket.sign()
              + " HTTP/1.1\r\nHost: x\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n");
      int length = bytes.length + difference;
      send(socket, Integer.toHexString(length) + "\r\n");
      socket.getOutputStream().write(Arrays.copyOf(bytes, length));
      send(socket, "\r\n0\r\n\r\n");
      assertThat(answer(socket)).startsWith("HTTP/1.1 422").contains("SIZE_MISMATCH");
    }
    Eventually.holds(() -> assertNothingLeft(ticket, chunks));
  }

  @Test
  void anUploadAbortedBeforeAWholeChunkLeavesNothing() throws IOException {
    long chunks = vault.chunks();
    var bytes = new byte[3_000_000];
    var ticket = world.ticket().bytes(bytes);
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      send(
          socket,
          "PUT /uploads/"
              + ticket.sign()
              + " HTTP/1.1\r\nHost: x\r\n"
              + "Content-Length: 3000000\r\n\r\n");
      socket.getOutputStream().write(bytes, 0, 900_000);
      Eventually.holds(() -> assertThat(vault.unsealed()).isPositive());
      assertThat(vault.hasSeal("org_kestrel", ticket.evidence())).isFalse();
    }
    Eventually.holds(() -> assertNothingLeft(ticket, chunks));
  }

  @Test
  void anUploadThatDribblesIsEnded() throws IOException, InterruptedException {
    long chunks = vault.chunks();
    var bytes = new byte[1_000];
    var ticket = world.ticket().bytes(bytes);
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      send(
          socket,
          "PUT /uploads/"
              + ticket.sign()
              + " HTTP/1.1\r\nHost: x\r\n"
              + "Content-Length: 1000\r\n\r\n");
      // Until it is told off: what is sent after that could cut the answer short.
      for (int n = 0; n < 600 && socket.getInputStream().available() == 0; n++) {
        socket.getOutputStream().write(0);
        Thread.sleep(100);
      }
      assertThat(answer(socket)).startsWith("HTTP/1.1 408").contains("UPLOAD_TOO_SLOW");
    }
    Eventually.holds(() -> assertNothingLeft(ticket, chunks));
  }

  @Test
  void theClientMayWaitForTheTicketToBeChecked() throws IOException {
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      send(
          socket,
          "PUT /uploads/nonsense HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
              + "Content-Length: 5000000\r\n\r\n");
      assertThat(answer(socket)).startsWith("HTTP/1.1 401").contains("TICKET_INVALID");
    }
    var bytes = log("expect");
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      send(
          socket,
          "PUT /uploads/"
              + world.ticket().bytes(bytes).sign()
              + " HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: close\r\n"
              + "Content-Length: "
              + bytes.length
              + "\r\n\r\n");
      var reply = new byte[25];
      assertThat(socket.getInputStream().readNBytes(reply, 0, 25)).isEqualTo(25);
      assertThat(new String(reply, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 100 Continue");
      socket.getOutputStream().write(bytes);
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 201");
    }
  }

  @Test
  void whoHoldsItsShareOfPlacesIsToldToWaitAndOthersAreNot() throws IOException {
    var bytes = log("share");
    var holding = new ArrayList<Socket>();
    try {
      Eventually.holds(
          () -> {
            // Anew each time: who sends nothing for long is cut off.
            for (int n = 0; n < config.share(); n++) {
              holding.add(begin(world.ticket().with("org", "org_loud").bytes(bytes)));
            }
            var one = put(world.ticket().with("org", "org_loud").bytes(bytes).sign(), bytes);
            assertRefused(one, 429, "TOO_MANY_UPLOADS");
            one.header("Retry-After", "10");
          });
      put(world.ticket().bytes(bytes).sign(), bytes).statusCode(anyOf(is(200), is(201)));
    } finally {
      for (var socket : holding) {
        socket.close();
      }
    }
    Eventually.holds(() -> assertThat(vault.unsealed()).isZero());
  }

  /** Is let in, and sends nothing. */
  private Socket begin(TicketMaker ticket) throws IOException {
    var socket = new Socket(base.getHost(), base.getPort());
    send(
        socket,
        "PUT /uploads/%s HTTP/1.1\r\nHost: x\r\nContent-Length: %s\r\n\r\n"
            .formatted(ticket.sign(), ticket.size()));
    return socket;
  }

  @Test
  void whatACrashLeftIsSwept() throws IOException {
    long chunks = vault.chunks();
    vault.crashAfterBytes("org_kestrel", "evd_left", 2_000_000);
    assertThat(vault.chunks()).isGreaterThan(chunks);
    sweeper.sweep();
    assertThat(vault.chunks()).isEqualTo(chunks);
    assertThat(vault.unsealed()).isZero();
  }

  @Test
  void whatACrashLeftSealedIsStillRead() throws IOException {
    var bytes = log("crashed");
    var evidence = TicketMaker.newEvidence();
    vault.crashAfterSeal("org_kestrel", evidence, bytes);
    sweeper.sweep();
    Eventually.holds(() -> assertThat(world.oversight().knownOf(evidence)).isNotEmpty());
    assertThat(vault.unsealed()).isZero();
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** The head of the answer and what came with it. */
  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout(60_000);
    var all = new StringBuilder();
    var buffer = new byte[8_192];
    while (!all.toString().contains("}")) {
      int read = socket.getInputStream().read(buffer);
      if (read < 0) {
        break;
      }
      all.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
    }
    return all.toString();
  }
}
