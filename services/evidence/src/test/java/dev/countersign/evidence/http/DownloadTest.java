package dev.countersign.evidence.http;

import static dev.countersign.evidence.http.Doors.assertRefused;
import static dev.countersign.evidence.http.Doors.put;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.countersign.evidence.delivery.DownloadConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class DownloadTest {
  private static final int SIZE = 2_500_000;

  World world;
  @TestHTTPResource URI base;
  @Inject DownloadConfig config;

  private static byte[] bytes(long seed) {
    var bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private String sealed(byte[] bytes) {
    var ticket = world.ticket().bytes(bytes).with("name", "../\"x\"\r\n<log>.html");
    return put(ticket.sign(), bytes).extract().path("evidence");
  }

  private Response get(String evidence, String... headers) {
    var request = given();
    for (int n = 0; n < headers.length; n += 2) {
      request.header(headers[n], headers[n + 1]);
    }
    return request.get("/downloads/{t}", world.ticket().download("org_kestrel", evidence).sign());
  }

  @Test
  void exactBytesComeBackAsAnAttachment() {
    var bytes = bytes(1);
    var answer = get(sealed(bytes));
    assertThat(answer.asByteArray()).isEqualTo(bytes);
    answer
        .then()
        .statusCode(200)
        .header("Content-Length", String.valueOf(SIZE))
        .header("Content-Type", "application/octet-stream")
        .header("Content-Disposition", containsString("attachment; filename=\"___x____log_.html\""))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", containsString("sandbox"))
        .header("Cache-Control", "no-store")
        .header("ETag", '"' + TicketMaker.sha256(bytes) + '"');
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=1048570-1048580, 1048570, 1048581",
    "bytes=2499990-, 2499990, 2500000",
    "bytes=2499990-9999999, 2499990, 2500000",
    "bytes=-3, 2499997, 2500000"
  })
  void aRangeIsServed(String range, int from, int until) {
    var bytes = bytes(2);
    var answer = get(sealed(bytes), "Range", range);
    answer
        .then()
        .statusCode(206)
        .header("Content-Range", "bytes %d-%d/%d".formatted(from, until - 1, SIZE));
    assertThat(answer.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, from, until));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=2500000-", "bytes=9-3", "bytes=-0"})
  void aRangeOutsideIsRefused(String range) {
    var answer = get(sealed(bytes(2)), "Range", range).then();
    answer.header("Content-Range", "bytes */" + SIZE);
    assertRefused(answer, 416, "RANGE_NOT_SATISFIABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,5-6", "lines=1-2", "bytes=a-b"})
  void aRangeThatIsNoneGivesTheWhole(String range) {
    get(sealed(bytes(2)), "Range", range).then().statusCode(200);
  }

  @Test
  void aRangeOfOtherBytesGivesTheWhole() {
    get(sealed(bytes(2)), "Range", "bytes=0-1", "If-Range", "\"another\"").then().statusCode(200);
  }

  @Test
  void aTicketIsGoodOnce() {
    var ticket = world.ticket().download("org_kestrel", sealed(bytes(2))).sign();
    given().get("/downloads/{t}", ticket).then().statusCode(200);
    assertRefused(given().get("/downloads/{t}", ticket).then(), 410, "TICKET_USED");
  }

  @Test
  void whatIsNotThereAndWhatIsSomebodyElsesLookTheSame() {
    var evidence = sealed(bytes(2));
    var absent =
        given()
            .get(
                "/downloads/{t}",
                world.ticket().download("org_kestrel", "evd_" + "0".repeat(32)).sign());
    var foreign =
        given().get("/downloads/{t}", world.ticket().download("org_aurelia", evidence).sign());
    assertRefused(absent.then(), 404, "NOT_FOUND");
    assertRefused(foreign.then(), 404, "NOT_FOUND");
    assertThat(absent.asString()).isEqualTo(foreign.asString());
  }

  @Test
  void aTicketForAnUploadDownloadsNothing() {
    var upload = world.ticket().bytes(new byte[0]).sign();
    assertRefused(given().get("/downloads/{t}", upload).then(), 403, "TICKET_FOR_ANOTHER_ACTION");
    var samples = world.ticket().with("action", "SAMPLES").sign();
    assertRefused(given().get("/downloads/{t}", samples).then(), 403, "TICKET_FOR_ANOTHER_ACTION");
  }

  @Test
  void changedBytesNeverArriveWhole() throws IOException, InterruptedException {
    var evidence = sealed(bytes(3));
    new Vault(world.storeUrl(), world.keys()).damage("org_kestrel", evidence);
    var ticket = world.ticket().download("org_kestrel", evidence).sign();
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(base.resolve("/downloads/" + ticket)).build();
      // Found before the first byte, or before the last.
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(503);
    }
  }

  /** Asks, and reads nothing. */
  private Socket begin(TicketMaker ticket) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
    var request = "GET /downloads/%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(ticket.sign());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void whoReadsNothingHoldsItsOwnPlacesAndIsCutOff() throws IOException {
    // More than a connection holds by itself.
    var bytes = new byte[8_000_000];
    new Random(4).nextBytes(bytes);
    var sealing = world.ticket().bytes(bytes);
    var evidence = put(sealing.sign(), bytes).extract().<String>path("evidence");
    var holding = new ArrayList<Socket>();
    try {
      Eventually.holds(
          () -> {
            for (int n = 0; n < config.share(); n++) {
              holding.add(
                  begin(world.ticket().download("org_kestrel", evidence).with("org", "org_loud")));
            }
            var one = world.ticket().download("org_kestrel", evidence).with("org", "org_loud");
            assertRefused(
                given().get("/downloads/{t}", one.sign()).then(), 429, "TOO_MANY_DOWNLOADS");
          });
      assertThat(get(evidence).asByteArray()).isEqualTo(bytes);
      // Their sockets are open, and nobody reads from them.
      Eventually.holds(
          () -> {
            var one = world.ticket().download("org_kestrel", evidence).with("org", "org_loud");
            assertThat(given().get("/downloads/{t}", one.sign()).statusCode()).isEqualTo(200);
          });
    } finally {
      for (var socket : holding) {
        socket.close();
      }
    }
  }

  @Test
  void whoGoesAwayAtOnceLeavesNoPlaceBehind() throws Exception {
    var evidence = sealed(bytes(9));
    // Some go before their download begins, some in the middle.
    for (int n = 0; n < 60; n++) {
      try (var socket = begin(gone(evidence))) {
        socket.setSoLinger(true, 0);
        Thread.sleep(n % 6);
      }
    }
    Eventually.holds(
        () ->
            assertThat(given().get("/downloads/{t}", gone(evidence).sign()).statusCode())
                .isEqualTo(200));
  }

  private TicketMaker gone(String evidence) {
    return world.ticket().download("org_kestrel", evidence).with("org", "org_gone");
  }
}
