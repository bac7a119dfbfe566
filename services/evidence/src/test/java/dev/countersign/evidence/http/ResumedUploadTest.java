package dev.countersign.evidence.http;

import static dev.countersign.evidence.http.Doors.assertRefused;
import static dev.countersign.evidence.http.Doors.put;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What broke off is gone on with: with a new ticket, from where the vault says. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class ResumedUploadTest {
  private static final int CHUNK = (1 << 20) - 29;
  private static final int SIZE = 3_000_000;

  @TestHTTPResource URI base;
  World world;

  @AfterEach
  void forget() {
    new Vault(world.storeUrl(), world.keys()).forgetPartials();
  }

  private static byte[] random(int seed) {
    var bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** Sends the beginning, and hangs up. */
  private TicketMaker brokenOff(byte[] bytes, int sent) throws IOException {
    var vault = new Vault(world.storeUrl(), world.keys());
    long chunks = vault.chunks();
    var ticket = world.ticket().bytes(bytes);
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      var request =
          "PUT /uploads/%s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"
              .formatted(ticket.sign(), bytes.length);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      socket.getOutputStream().write(bytes, 0, sent);
      Eventually.holds(() -> assertThat(vault.chunks()).isEqualTo(chunks + sent / CHUNK));
    }
    return ticket;
  }

  private static String offset(String ticket) {
    return given()
        .head("/uploads/{ticket}", ticket)
        .then()
        .statusCode(200)
        .extract()
        .header("Upload-Offset");
  }

  private static String hashed(String ticket) {
    return given().head("/uploads/{ticket}", ticket).header("Upload-Hashed");
  }

  private static ValidatableResponse putFrom(String ticket, byte[] bytes, int from) {
    return given()
        .contentType("application/octet-stream")
        .header("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length))
        .body(Arrays.copyOfRange(bytes, from, bytes.length))
        .put("/uploads/{ticket}", ticket)
        .then();
  }

  @Test
  void theRestIsAddedAndTheWholeIsHashed() throws IOException {
    var bytes = random(1);
    var ticket = brokenOff(bytes, 2_500_000);
    var again = ticket.again().sign();
    Eventually.holds(() -> assertThat(offset(again)).isEqualTo(String.valueOf(2 * CHUNK)));
    Eventually.holds(() -> assertThat(hashed(again)).isEqualTo(String.valueOf(2 * CHUNK)));
    // Looking does not use the ticket up.
    putFrom(again, bytes, 2 * CHUNK)
        .statusCode(201)
        .body("sha256", equalTo(TicketMaker.sha256(bytes)));
    var whole =
        given()
            .get(
                "/downloads/{ticket}",
                world.ticket().download("org_kestrel", ticket.evidence()).sign())
            .asByteArray();
    assertThat(whole).isEqualTo(bytes);
    assertThat(offset(ticket.again().sign())).isEqualTo(String.valueOf(SIZE));
  }

  @Test
  void anotherPlaceIsRefusedAndTheRightOneTold() throws IOException {
    var bytes = random(2);
    var ticket = brokenOff(bytes, 2_500_000);
    putFrom(ticket.again().sign(), bytes, CHUNK).body("code", equalTo("OFFSET_MISMATCH"));
    assertRefused(putFrom(ticket.again().sign(), bytes, 2_500_000), 409, "OFFSET_MISMATCH");
    given()
        .contentType("application/octet-stream")
        .header("Content-Range", "bytes 5-9/10")
        .body(new byte[5])
        .put("/uploads/{ticket}", ticket.again().sign())
        .then()
        .statusCode(422)
        .body("code", equalTo("SIZE_MISMATCH"));
  }

  @Test
  void anotherRestDoesNotMakeTheWhole() throws IOException {
    var bytes = random(3);
    var ticket = brokenOff(bytes, 2_500_000);
    var other = bytes.clone();
    other[SIZE - 1] ^= 1;
    assertRefused(putFrom(ticket.again().sign(), other, 2 * CHUNK), 422, "DIGEST_MISMATCH");
    // What was wrong is not kept to be gone on with.
    assertThat(offset(ticket.again().sign())).isEqualTo("0");
    put(ticket.again().sign(), bytes).statusCode(201);
  }

  @Test
  void whoeverBringsOtherBytesBesideItErasesNothingThatIsSealed() throws IOException {
    var bytes = random(6);
    var ticket = brokenOff(bytes, 2_500_000);
    Eventually.holds(
        () -> assertThat(hashed(ticket.again().sign())).isEqualTo(String.valueOf(2 * CHUNK)));
    var other = Arrays.copyOfRange(bytes, 2 * CHUNK, SIZE);
    other[0] ^= 1;
    try (var beside = new Socket(base.getHost(), base.getPort())) {
      var head =
          "PUT /uploads/%s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
              .formatted(ticket.again().sign(), other.length, 2 * CHUNK, SIZE - 1, SIZE);
      beside.getOutputStream().write(head.getBytes(US_ASCII));
      beside.getOutputStream().write(other, 0, other.length - 1);
      putFrom(ticket.again().sign(), bytes, 2 * CHUNK).statusCode(201);
      beside.getOutputStream().write(other, other.length - 1, 1);
      // It has the wrong bytes, or is late; or all was over before anybody looked at it.
      assertThat(new String(beside.getInputStream().readNBytes(12), US_ASCII))
          .isIn("HTTP/1.1 422", "HTTP/1.1 409", "HTTP/1.1 200");
    }
    var download = world.ticket().download("org_kestrel", ticket.evidence()).sign();
    assertThat(given().get("/downloads/{ticket}", download).asByteArray()).isEqualTo(bytes);
  }

  @Test
  void thatAllCameInIsNotToldAsSealedAndNothingMoreSealsIt() throws IOException {
    var bytes = random(5);
    var ticket = world.ticket().bytes(bytes);
    new Vault(world.storeUrl(), world.keys())
        .crashBeforeSeal("org_kestrel", ticket.evidence(), bytes);
    assertThat(offset(ticket.again().sign())).isEqualTo(String.valueOf(SIZE));
    assertThat(state(ticket.again().sign())).isEqualTo("OPEN");
    putFrom(ticket.again().sign(), bytes, CHUNK).body("code", equalTo("OFFSET_MISMATCH"));
    given()
        .header("Content-Range", "bytes */" + SIZE)
        .put("/uploads/{ticket}", ticket.again().sign())
        .then()
        .statusCode(201)
        .body("sha256", equalTo(TicketMaker.sha256(bytes)));
    assertThat(state(ticket.again().sign())).isEqualTo("SEALED");
    putFrom(ticket.again().sign(), bytes, 2 * CHUNK)
        .statusCode(200)
        .body("evidence", equalTo(ticket.evidence()));
  }

  private static String state(String ticket) {
    return given().head("/uploads/{ticket}", ticket).header("Upload-State");
  }

  @Test
  void nobodySeesHowFarAnotherCame() throws IOException {
    var bytes = random(4);
    var ticket = brokenOff(bytes, 2_500_000);
    assertThat(offset(ticket.again().with("owner", "org_bracken").sign())).isEqualTo("0");
    given().head("/uploads/{ticket}", "no ticket").then().statusCode(401);
  }
}
